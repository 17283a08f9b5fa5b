package dev.leeway.desktop.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every key that the screens use has words, and every key with words is used. */
class WordsTest {
    private static final Pattern LITERAL =
            Pattern.compile("\"([a-z]+(?:[.-][a-z-]+)*\\.[a-z.-]*)\"");
    private static final Set<String> SCREEN_PACKAGES =
            Set.of("screen", "session", "text", "state", "control", "capture", "reading");

    /** Keys that are put together while running, by their beginnings. */
    private static final List<String> COMPOSED =
            List.of(
                    "keys.",
                    "keys.area.",
                    "trouble.stage.",
                    "health.",
                    "claims.",
                    "reversals.",
                    "waits.",
                    "awaits.",
                    "sources.",
                    "refusals.",
                    "renders.",
                    "kustomize.",
                    "desired.",
                    "leases.",
                    "proposals.",
                    "hosts.",
                    "stores.",
                    "runs.",
                    "guards.",
                    "doubts.",
                    "holds.",
                    "prunes.",
                    "plans.",
                    "cutoffs.",
                    "edits.",
                    "automations.",
                    "origins.",
                    "places.",
                    "yaml.",
                    "renderings.",
                    "discoveries.",
                    "requests.",
                    "deliveries.",
                    "trails.",
                    "releases.",
                    "mistakes.",
                    "tallies.",
                    "rollbacks.",
                    "logins.",
                    "safes.",
                    "deeds.",
                    "steps.",
                    "ways.",
                    "syncs.",
                    "inventories.",
                    "outlooks.",
                    "json.",
                    "silences.");

    /** Words of the field that both languages share, and proper names. */
    private static final Set<String> NAMES =
            Set.of(
                    "Leeway",
                    "Argo CD",
                    "Flux",
                    "- Leeway",
                    "Blame",
                    "Branches",
                    "Commits",
                    "Bypass",
                    "Bypass :",
                    "Bypass:",
                    "Jo Doe",
                    "Graph",
                    "(init)",
                    "Namespaces",
                    "Commit",
                    "commit",
                    "Drift",
                    "drift",
                    "Drift  ",
                    "Sync",
                    "sync",
                    "Event",
                    "Push",
                    "Branch:",
                    "h  min",
                    "Plan:",
                    "Revision:",
                    "Revision",
                    "Name",
                    "Cluster",
                    "Repository",
                    "Workspaces",
                    "Live",
                    "Git",
                    "Git:",
                    "Shift",
                    "Sync :",
                    "sync :",
                    "bypass",
                    "Cluster / Namespace",
                    "Hook",
                    "kubectl",
                    "Helm",
                    "Kustomize",
                    "Deutsch",
                    "English",
                    "Status",
                    "Pod",
                    "Pods",
                    "Container",
                    "Namespace",
                    "Events",
                    "Logs",
                    "YAML",
                    "Tags",
                    "Tag",
                    "Version",
                    "Details");

    /** Words of somebody else, which are not translated. */
    private static final Set<String> QUOTED = Set.of("drift.rule");

    private final Map<String, String> bundle = words(Locale.ENGLISH);

    private static Map<String, String> words(Locale locale) {
        Map<String, String> all = new HashMap<>();
        Text.BUNDLES.forEach(name -> all.putAll(Text.bundle(name, locale)));
        return all;
    }

    @Test
    void aGapIsFilledAsMessageFormatDoes() {
        Set<String> gaps = Set.of("web", "{0} 'and' {1}", "");
        for (Locale language : Text.LANGUAGES) {
            Text text = new Text(language, ZoneOffset.UTC);
            words(language)
                    .forEach(
                            (key, pattern) ->
                                    gaps.forEach(
                                            gap ->
                                                    assertThat(filled(text, key, gap))
                                                            .as(key)
                                                            .isEqualTo(
                                                                    formatted(
                                                                            language, pattern,
                                                                            gap))));
        }
        assertThat(new Text(Locale.GERMAN, ZoneOffset.UTC).length(Duration.ofSeconds(59)))
                .isEqualTo("59 s");
    }

    private static String filled(Text text, String key, String gap) {
        try {
            return text.text(key, gap);
        } catch (IllegalArgumentException notForWords) {
            return "not for words";
        }
    }

    private static String formatted(Locale language, String pattern, String gap) {
        try {
            return new MessageFormat(pattern, language).format(new Object[] {gap});
        } catch (IllegalArgumentException notForWords) {
            return "not for words";
        }
    }

    @Test
    void everyKeyInTheSourcesHasWordsAndTheOtherWayRound() throws IOException {
        Set<String> used = new TreeSet<>();
        int files = 0;
        Path sources = Path.of("src/main/java/dev/leeway/desktop");
        try (Stream<Path> walk = Files.walk(sources)) {
            for (Path file : walk.filter(f -> f.toString().endsWith(".java")).toList()) {
                Path inside = sources.relativize(file);
                if (inside.getNameCount() > 1
                        && !SCREEN_PACKAGES.contains(inside.getName(0).toString())) {
                    continue;
                }
                files++;
                Matcher matcher = LITERAL.matcher(Files.readString(file));
                while (matcher.find()) {
                    used.add(matcher.group(1));
                }
            }
        }
        assertThat(files).as("sources looked at").isGreaterThan(60);
        Set<String> prefixes =
                bundle.keySet().stream()
                        .map(key -> key.substring(0, key.indexOf('.')))
                        .collect(Collectors.toSet());
        Set<String> keys =
                used.stream()
                        .filter(key -> prefixes.contains(key.substring(0, key.indexOf('.'))))
                        .filter(key -> !COMPOSED.contains(key))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(bundle.keySet()).as("words for every key in use").containsAll(keys);
        Set<String> unused = new TreeSet<>(bundle.keySet());
        unused.removeAll(keys);
        unused.removeIf(key -> COMPOSED.stream().anyMatch(key::startsWith));
        assertThat(unused).as("words that nothing uses").isEmpty();
    }

    @Test
    void everyLanguageHasEveryKeyAndNoOther() {
        Map<String, String> german = ownWords(Locale.GERMAN);
        assertThat(german).hasSizeGreaterThan(400);
        Set<String> missing = new TreeSet<>(bundle.keySet());
        missing.removeAll(german.keySet());
        assertThat(missing).as("keys without German words").isEmpty();
        Set<String> loose = new TreeSet<>(german.keySet());
        loose.removeAll(bundle.keySet());
        assertThat(loose).as("German words that nothing uses").isEmpty();
    }

    @Test
    void everyLanguageHasTheSameGaps() {
        Map<String, String> german = ownWords(Locale.GERMAN);
        Set<String> otherwise = new TreeSet<>();
        german.forEach(
                (key, words) -> {
                    String english = bundle.getOrDefault(key, "");
                    if (!gaps(english).equals(gaps(words))) {
                        otherwise.add(key + ": " + gaps(english) + " " + gaps(words));
                    }
                });
        assertThat(otherwise).isEmpty();
        assertThat(gaps("{0} of {1,choice,0#none|1<{1} more}")).containsExactly("0", "1");
    }

    /** A single one is swallowed, and what stands between two is taken literally. */
    @Test
    void everyApostropheIsWrittenTwice() {
        Set<String> single = new TreeSet<>();
        for (Locale language : Text.LANGUAGES) {
            for (String name : Text.BUNDLES) {
                Text.bundle(name, language)
                        .forEach(
                                (key, words) -> {
                                    if (!key.startsWith("time.")
                                            && words.replace("''", "").contains("'")) {
                                        single.add(language + " " + key + " = " + words);
                                    }
                                });
            }
        }
        assertThat(single).isEmpty();
    }

    /** Words that are the same in both languages are proper names, signs or forgotten. */
    @Test
    void whatIsSaidAlikeIsANameOrASign() {
        Map<String, String> german = ownWords(Locale.GERMAN);
        Set<String> alike = new TreeSet<>();
        german.forEach(
                (key, words) -> {
                    String letters = words.replaceAll("\\{[^}]*}", "").replaceAll("[^a-zA-Z]", "");
                    if (letters.length() > 3
                            && words.equals(bundle.get(key))
                            && !NAMES.contains(words.replaceAll("\\{[^}]*}", "").strip())
                            && !QUOTED.contains(key)) {
                        alike.add(key + " = " + words);
                    }
                });
        assertThat(alike).isEmpty();
    }

    private static Set<String> gaps(String words) {
        Set<String> gaps = new TreeSet<>();
        Matcher matcher = Pattern.compile("\\{(\\d)").matcher(words);
        while (matcher.find()) {
            gaps.add(matcher.group(1));
        }
        return gaps;
    }

    /** The words that a language has itself, without those that it borrows from the first. */
    private static Map<String, String> ownWords(Locale locale) {
        Map<String, String> all = new HashMap<>();
        for (String name : Text.BUNDLES) {
            Properties own = new Properties();
            try (Reader reader =
                    new InputStreamReader(
                            Objects.requireNonNull(
                                    Text.class.getResourceAsStream(
                                            name + "_" + locale.getLanguage() + ".properties"),
                                    name),
                            StandardCharsets.UTF_8)) {
                own.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            own.forEach((key, words) -> all.put((String) key, (String) words));
        }
        return all;
    }

    @Test
    void thePagesHaveBundlesOfTheirOwn() {
        for (String name : Text.BUNDLES) {
            if (!name.equals("words")) {
                assertThat(Text.bundle(name, Locale.ENGLISH).keySet())
                        .as(name)
                        .isNotEmpty()
                        .allMatch(key -> key.startsWith(name + "."));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void everyTextWithGapsCanBeFilled(String language) {
        Text text = new Text(Locale.of(language), ZoneOffset.UTC);
        for (String key : bundle.keySet()) {
            String filled = text.text(key, 2, 3, 4, 5);
            assertThat(filled).as(key).isNotBlank().doesNotContain("{0}", "{1}", "''");
        }
    }

    @Test
    void agesAreShort() {
        Text text = new Text(Locale.ENGLISH, ZoneOffset.UTC);
        Instant now = Instant.parse("2026-11-22T03:12:40Z");
        assertThat(text.age(now.minusSeconds(12), now)).isEqualTo("12 s");
        assertThat(text.age(now.minusSeconds(240), now)).isEqualTo("4 min");
        assertThat(text.age(now.minusSeconds(7_300), now)).isEqualTo("2 h");
        assertThat(text.age(now.minus(Duration.ofDays(1_200)), now)).isEqualTo("1200 d");
        assertThat(text.precise(Duration.ofMillis(340))).isEqualTo("340 ms");
        assertThat(text.precise(Duration.ofMillis(1_440))).isEqualTo("1.4 s");
        assertThat(text.clock(now)).isEqualTo("03:12");
        assertThat(text.text("plan.run-both", 12, 1)).isEqualTo("Sync 12 objects, delete 1");
        assertThat(text.text("plan.run", 1)).isEqualTo("Sync 1 object");
    }
}
