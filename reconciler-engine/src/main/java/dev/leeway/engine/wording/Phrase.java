package dev.leeway.engine.wording;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A phrase of the engine in English, with numbered places. Its kinds are enums; a language words
 * their constants by area and name.
 */
public interface Phrase {
    /** Returns the constant's name. */
    String name();

    /** Returns what it speaks of, in one word that languages use for their words of the area. */
    String area();

    /** Returns the English pattern. */
    String pattern();

    /** Returns how many places the pattern has. */
    default int places() {
        int places = 0;
        while (pattern().contains("{" + places + "}")) {
            places++;
        }
        return places;
    }

    /** Returns it in English. What fills a place is not searched for places itself. */
    default String english(List<String> parts) {
        String pattern = pattern();
        StringBuilder text = new StringBuilder();
        int done = 0;
        for (int at = pattern.indexOf('{'); at >= 0; at = pattern.indexOf('{', done)) {
            text.append(pattern, done, at).append(parts.get(pattern.charAt(at + 1) - '0'));
            done = at + 3;
        }
        return text.append(pattern, done, pattern.length()).toString();
    }

    /** Returns the phrase, which has no places. */
    default Wording of() {
        return new Wording.Phrased(this, List.of());
    }

    /** Returns the phrase with its places filled. */
    default Wording of(Wording... parts) {
        return new Wording.Phrased(this, List.of(parts));
    }

    /** Returns the phrase with its places filled by words that stand as they are. */
    default Wording of(String... words) {
        return new Wording.Phrased(this, Arrays.stream(words).map(Wording::quoted).toList());
    }

    /** Returns the phrase with its places filled by numbers. */
    default Wording of(long... counts) {
        return new Wording.Phrased(this, LongStream.of(counts).mapToObj(Wording::count).toList());
    }
}
