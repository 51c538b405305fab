"""What a browser may ask of the workbench, by subject; each call is checked and answered alike."""
