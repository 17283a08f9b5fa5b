package dev.leeway.desktop.screen.frame;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Comparator;
import java.util.List;

/** What fits best what was typed comes first. */
class MatchTest {
    private static List<String> ranked(String typed, String... words) {
        return List.of(words).stream()
                .filter(one -> Match.of(typed, one, "application").isPresent())
                .sorted(
                        Comparator.comparingInt(
                                one -> -Match.of(typed, one, "application").orElseThrow()))
                .toList();
    }

    @Test
    void wholeThenBeginningThenWordThenPartThenLetters() {
        assertThat(ranked("api", "scrapings", "checkout-api", "api-gateway", "api", "a-long-pixie"))
                .containsExactly("api", "api-gateway", "checkout-api", "scrapings", "a-long-pixie");
    }

    @Test
    void everyWordMustFit() {
        assertThat(ranked("drift pay", "Review drift of payments", "Review drift of catalog"))
                .containsExactly("Review drift of payments");
        assertThat(ranked("application pay", "payments", "catalog")).containsExactly("payments");
        assertThat(ranked("zzz", "payments")).isEmpty();
        assertThat(ranked("", "b", "a")).hasSize(2);
    }

    @Test
    void theShorterOfTwoThatFitAlikeComesFirst() {
        assertThat(ranked("check", "checkout-staging", "checkout"))
                .containsExactly("checkout", "checkout-staging");
    }
}
