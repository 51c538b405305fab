"""The one reading of a pair: does this English say what this Chinese says?"""
