package dev.leeway.desktop.text;

import dev.leeway.engine.wording.Told;
import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.wording.Phrase;
import java.util.Locale;

/**
 * Says in the window's language what the engine says. Words of others stand as they are. Immutable;
 * safe for use from any thread.
 */
public final class EngineWords {
    private final Text text;

    /** Makes it for a language. */
    public EngineWords(Text text) {
        this.text = text;
    }

    /** Returns it in words; empty when there is nothing to say. */
    public String words(Wording said) {
        return switch (said) {
            case Wording.Phrased(var phrase, var parts) ->
                    text.text(key(phrase), parts.stream().map(this::gap).toArray());
            case Wording.Quoted(var words) -> Visible.lines(words);
            case Wording.Count(long number) -> Long.toString(number);
            case Wording.Moment(var instant) -> text.moment(instant);
        };
    }

    /** Returns what an error says happened. */
    public String why(Exception failed) {
        return failed instanceof Told told
                ? words(told.said())
                : String.valueOf(failed.getMessage());
    }

    /** Returns what an error advises; empty when it advises nothing. */
    public String next(Exception failed) {
        return failed instanceof Told told ? words(told.advice()) : "";
    }

    /** A number is left to the words around it, which may depend on how many there are. */
    private Object gap(Wording part) {
        return part instanceof Wording.Count(long number) ? number : words(part);
    }

    /** Returns the key of a phrase's words. */
    static String key(Phrase phrase) {
        return phrase.area() + "." + phrase.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
