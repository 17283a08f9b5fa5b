package dev.leeway.desktop.control.diff;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Chunk;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What changed inside a pair of lines, in characters.
 *
 * @param left the stretches on the left, in order
 * @param right the stretches on the right, in order
 */
public record WithinLine(List<Stretch> left, List<Stretch> right) {
    /** Longer lines are marked as a whole: comparing them word by word would stutter. */
    private static final int LONGEST = 2_000;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+|\\s+|.", Pattern.DOTALL);

    /**
     * Characters of a line.
     *
     * @param start the first one
     * @param end the one after the last
     */
    public record Stretch(int start, int end) {}

    /** Compares two lines word by word. */
    public static WithinLine of(String left, String right) {
        if (left.length() > LONGEST || right.length() > LONGEST) {
            return new WithinLine(whole(left), whole(right));
        }
        List<String> leftWords = words(left);
        List<String> rightWords = words(right);
        List<AbstractDelta<String>> deltas = DiffUtils.diff(leftWords, rightWords).getDeltas();
        return new WithinLine(
                stretches(leftWords, deltas, AbstractDelta::getSource),
                stretches(rightWords, deltas, AbstractDelta::getTarget));
    }

    private static List<Stretch> whole(String line) {
        return line.isEmpty() ? List.of() : List.of(new Stretch(0, line.length()));
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(line);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }

    private static List<Stretch> stretches(
            List<String> words,
            List<AbstractDelta<String>> deltas,
            Function<AbstractDelta<String>, Chunk<String>> side) {
        int[] starts = new int[words.size() + 1];
        for (int i = 0; i < words.size(); i++) {
            starts[i + 1] = starts[i] + words.get(i).length();
        }
        List<Stretch> stretches = new ArrayList<>();
        for (AbstractDelta<String> delta : deltas) {
            Chunk<String> chunk = side.apply(delta);
            int start = starts[chunk.getPosition()];
            int end = starts[chunk.getPosition() + chunk.size()];
            if (start == end) {
                continue;
            }
            // Two words with one character between them read better as one change.
            if (!stretches.isEmpty() && start - stretches.getLast().end() <= 1) {
                start = stretches.removeLast().start();
            }
            stretches.add(new Stretch(start, end));
        }
        return List.copyOf(stretches);
    }
}
