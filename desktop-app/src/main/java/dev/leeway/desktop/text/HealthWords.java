package dev.leeway.desktop.text;

import dev.leeway.engine.health.HealthMessage;
import dev.leeway.engine.health.HealthPhrase;
import java.util.Locale;

/**
 * Says in the window's language what verdicts on objects say. What an object says itself stands as
 * it is. Immutable; safe for use from any thread.
 */
public final class HealthWords {
    private final Text text;

    /** Makes it for a language. */
    public HealthWords(Text text) {
        this.text = text;
    }

    /** Returns a verdict's message; empty when it has nothing to add. */
    public String words(HealthMessage said) {
        return switch (said) {
            case HealthMessage.Phrased(var phrase, var parts) ->
                    text.text(key(phrase), parts.stream().map(this::gap).toArray());
            case HealthMessage.Quoted(var words) -> words;
            case HealthMessage.Count(long number) -> Long.toString(number);
        };
    }

    /** A number is left to the words around it, which may depend on how many there are. */
    private Object gap(HealthMessage part) {
        return part instanceof HealthMessage.Count(long number) ? number : words(part);
    }

    /** Returns the key of a phrase's words. */
    static String key(HealthPhrase phrase) {
        return "health." + phrase.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
