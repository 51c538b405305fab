"""The steps of the guarantee: each can be read and tested alone; `guarantee_steps` lists them."""
