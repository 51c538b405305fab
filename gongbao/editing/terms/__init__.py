"""The terms of an office: decided, exchanged, and looked up in the documents under review."""
