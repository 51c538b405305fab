"""What a figure is the figure of: the words beside it on both sides."""
