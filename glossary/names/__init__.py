"""Persons' names in Chinese and in pinyin."""
