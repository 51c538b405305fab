"""`gongbao log|undo`: all changes of the workspace, and taking one back."""
