package dev.leeway.desktop.screen.activity;

import javafx.util.StringConverter;

import java.util.function.Function;

/** Words for the choices of a box that nobody types into. */
final class OneWay<T> extends StringConverter<T> {
    private final Function<T, String> words;

    OneWay(Function<T, String> words) {
        this.words = words;
    }

    @Override
    public String toString(T value) {
        return value == null ? "" : words.apply(value);
    }

    @Override
    public T fromString(String typed) {
        throw new UnsupportedOperationException("nobody types into this box");
    }
}
