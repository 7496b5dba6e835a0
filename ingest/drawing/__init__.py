"""Drawings inside documents: Mermaid, Graphviz and PlantUML, trees and maps drawn with characters."""
