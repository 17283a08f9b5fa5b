package dev.leeway.desktop.control;

import org.kordamp.ikonli.feather.Feather;

/**
 * A state as it is shown: colour, shape and word together, so that none of them has to speak alone.
 *
 * @param styleClass the class that gives the colour, for example {@code state-changed}
 * @param shape the shape
 * @param word the word
 */
public record Mark(String styleClass, Feather shape, String word) {}
