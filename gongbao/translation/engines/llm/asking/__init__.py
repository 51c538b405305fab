"""Asking a server: one request with patience, several at a time, counted."""
