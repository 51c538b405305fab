"""The steps that only engines of text go through: asked, asked again, written over linked words."""
