package dev.leeway.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Text is legible in every theme: WCAG contrast of every text and ground that meet, computed from
 * the tokens.
 */
class TokenContrastTest {
    private static final List<String> STATES =
            List.of("in-sync", "missing", "changed", "extra", "undetermined", "held", "failing");
    private static final List<String> GROUNDS = List.of("canvas", "surface", "raised", "hover");
    private static final Pattern TOKEN =
            Pattern.compile("-lw-([a-z-]+):\\s*#([0-9a-fA-F]{6})([0-9a-fA-F]{2})?;");

    private record Pair(String text, String ground) {}

    private static List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        for (String ground : GROUNDS) {
            for (String text : List.of("text", "muted", "faint", "accent-text")) {
                pairs.add(new Pair(text, ground));
            }
            STATES.forEach(state -> pairs.add(new Pair(state, ground)));
        }
        for (String ground : List.of("canvas", "surface", "raised")) {
            pairs.add(new Pair("disabled", ground));
        }
        for (String state : STATES) {
            pairs.add(new Pair(state, state + "-tint"));
            pairs.add(new Pair("text", state + "-tint"));
            // The selected row of a list.
            pairs.add(new Pair(state, "accent-tint"));
        }
        for (String text : List.of("text", "muted", "accent-text")) {
            pairs.add(new Pair(text, "accent-tint"));
            pairs.add(new Pair(text, "pressed"));
        }
        pairs.add(new Pair("on-accent", "accent"));
        pairs.add(new Pair("on-accent", "accent-hover"));
        for (String text : List.of("code-key", "code-value")) {
            for (String ground :
                    List.of(
                            "surface",
                            "added-line",
                            "added-word",
                            "removed-line",
                            "removed-word",
                            "selection")) {
                pairs.add(new Pair(text, ground));
            }
        }
        for (String text : List.of("code-text", "code-word")) {
            for (String ground : List.of("surface", "hover", "accent-tint")) {
                pairs.add(new Pair(text, ground));
            }
        }
        pairs.add(new Pair("code-key", "accent-tint"));
        pairs.add(new Pair("code-value", "accent-tint"));
        for (String ground : List.of("added-line", "removed-line", "filler-line")) {
            pairs.add(new Pair("muted", ground));
        }
        return pairs;
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void textIsLegibleOnEveryGround(Theme theme) throws IOException {
        Map<String, Integer> tokens = tokens(theme.sheet());
        double enough = theme == Theme.CONTRAST ? 7 : 4.5;
        List<String> tooFaint = new ArrayList<>();
        for (Pair pair : pairs()) {
            double contrast = contrast(colour(tokens, pair.text), colour(tokens, pair.ground));
            if (contrast < enough) {
                tooFaint.add("%s on %s: %.2f".formatted(pair.text, pair.ground, contrast));
            }
        }
        assertThat(pairs()).hasSizeGreaterThan(70);
        assertThat(tooFaint).isEmpty();
    }

    @Test
    void bordersAndMarksStandOutInHighContrast() throws IOException {
        Map<String, Integer> tokens = tokens(Theme.CONTRAST.sheet());
        List<String> tooFaint = new ArrayList<>();
        for (String line : List.of("border", "border-strong", "accent", "protected-edge")) {
            for (String ground : GROUNDS) {
                double contrast = contrast(colour(tokens, line), colour(tokens, ground));
                if (contrast < 3) {
                    tooFaint.add("%s on %s: %.2f".formatted(line, ground, contrast));
                }
            }
        }
        assertThat(tooFaint).isEmpty();
    }

    /** The theme has no half-tones to dim with, so the steps between its greys are large. */
    @Test
    void whatCannotBePressedIsDimmerInHighContrast() throws IOException {
        Map<String, Integer> tokens = tokens(Theme.CONTRAST.sheet());
        for (String text : List.of("text", "muted", "faint")) {
            assertThat(contrast(colour(tokens, text), colour(tokens, "disabled")))
                    .as("disabled beside " + text)
                    .isGreaterThan(1.5);
        }
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void theFocusRingStandsOut(Theme theme) throws IOException {
        Map<String, Integer> tokens = tokens(theme.sheet());
        for (String ground : GROUNDS) {
            assertThat(contrast(colour(tokens, "accent"), colour(tokens, ground)))
                    .as("accent on " + ground)
                    .isGreaterThanOrEqualTo(3);
        }
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void everyThemeGivesValuesToTheSameTokens(Theme theme) throws IOException {
        assertThat(tokens(theme.sheet()).keySet())
                .hasSizeGreaterThan(30)
                .isEqualTo(tokens(Theme.DARK.sheet()).keySet());
    }

    @Test
    void contrastAgreesWithTheKnownExtremes() {
        assertThat(contrast(0x000000, 0xffffff)).isEqualTo(21.0);
        assertThat(contrast(0x777777, 0xffffff)).isBetween(4.4, 4.5);
    }

    @Test
    void everyListedResourceExists() throws IOException {
        assertThat(Stylesheets.of(Theme.CONTRAST)).hasSizeGreaterThan(10).doesNotHaveDuplicates();
        for (String font : Stylesheets.fonts()) {
            try (InputStream in = Stylesheets.font(font)) {
                assertThat(in.readNBytes(4)).as(font).containsExactly(0, 1, 0, 0);
            }
        }
    }

    private static int colour(Map<String, Integer> tokens, String name) {
        return Objects.requireNonNull(tokens.get(name), "no token " + name);
    }

    private static double contrast(int one, int other) {
        double first = luminance(one);
        double second = luminance(other);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    /** Relative luminance as WCAG 2.2 defines it. */
    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16 & 255)
                + 0.7152 * linear(rgb >> 8 & 255)
                + 0.0722 * linear(rgb & 255);
    }

    private static double linear(int channel) {
        double value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static Map<String, Integer> tokens(String sheet) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(TokenContrastTest.class.getResourceAsStream(sheet))) {
            Matcher matcher = TOKEN.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            Map<String, Integer> tokens = new LinkedHashMap<>();
            while (matcher.find()) {
                tokens.put(matcher.group(1), Integer.parseInt(matcher.group(2), 16));
            }
            return tokens;
        }
    }
}
