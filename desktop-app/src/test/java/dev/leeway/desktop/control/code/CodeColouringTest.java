package dev.leeway.desktop.control.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Collectors;

class CodeColouringTest {
    /** Each stretch as its kind's first letter and its text, plain ones left out. */
    private static List<String> coloured(String path, String text) {
        List<String> lines = List.of(text.split("\n", -1));
        List<List<CodeToken>> all = CodeColouring.of(path, lines);
        assertThat(all).hasSameSizeAs(lines);
        return java.util.stream.IntStream.range(0, lines.size())
                .mapToObj(
                        line -> {
                            String whole =
                                    all.get(line).stream()
                                            .map(
                                                    one ->
                                                            lines.get(line)
                                                                    .substring(
                                                                            one.start(), one.end()))
                                            .collect(Collectors.joining());
                            assertThat(whole).as("no gaps").isEqualTo(lines.get(line));
                            return all.get(line).stream()
                                    .filter(one -> one.kind() != CodeToken.Kind.PLAIN)
                                    .map(
                                            one ->
                                                    one.kind().name().charAt(0)
                                                            + "<"
                                                            + lines.get(line)
                                                                    .substring(
                                                                            one.start(), one.end())
                                                            + ">")
                                    .collect(Collectors.joining(" "));
                        })
                .toList();
    }

    @Test
    void yaml() {
        assertThat(
                        coloured(
                                "a.yaml",
                                """
                                # note
                                kind: Deployment # why
                                replicas: 3
                                "quoted key": 'a # b'
                                - name: x
                                  ready: true
                                - plain
                                url: http://a:80/#x
                                ref: *anchor
                                ---
                                empty:"""))
                .containsExactly(
                        "C<# note>",
                        "K<kind:> C<# why>",
                        "K<replicas:> W<3>",
                        "K<\"quoted key\":> T<'a # b'>",
                        "K<name:>",
                        "K<ready:> W<true>",
                        "",
                        "K<url:>",
                        "K<ref:> W<*anchor>",
                        "W<--->",
                        "K<empty:>");
    }

    @Test
    void aBlockOfTextGoesOnUntilItIsNoDeeper() {
        assertThat(
                        coloured(
                                "a.yml",
                                """
                                data:
                                  script: |
                                    echo: "no key" # no comment

                                    done
                                  next: 1
                                - run: >-
                                    text
                                other: x"""))
                .containsExactly(
                        "K<data:>",
                        "K<script:> W<|>",
                        "T<    echo: \"no key\" # no comment>",
                        "",
                        "T<    done>",
                        "K<next:> W<1>",
                        "K<run:> W<>->",
                        "T<    text>",
                        "K<other:>");
    }

    @Test
    void json() {
        assertThat(coloured("a.json", "{\"a\": [1, -2.5e3, true, null], \"b\\\"\": \"x: 1\"}"))
                .containsExactly(
                        "K<\"a\":> W<1> W<-2.5e3> W<true> W<null> K<\"b\\\"\":> T<\"x: 1\">");
    }

    @Test
    void anythingElseIsPlainAndNothingFails() {
        assertThat(coloured("Makefile", "a: b\n\n# c")).containsExactly("", "", "");
        assertThat(coloured("a.yaml", "{{ if: }}\n\t:\n: :\n- - -\n\"open\n" + "x".repeat(20_000)))
                .hasSize(6);
    }
}
