package dev.leeway.desktop.control.editor;

/**
 * Something that is wrong in a text.
 *
 * @param line its line, from 0
 * @param column its column, from 0
 * @param length how many characters are marked; 0 marks the line
 * @param message what is wrong
 */
public record TextProblem(int line, int column, int length, String message) {}
