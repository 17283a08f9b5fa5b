package dev.leeway.engine.cluster;

import java.util.stream.Stream;
import java.util.Optional;
import java.util.Comparator;
import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.wording.Phrase;

/** What Leeway asks of a cluster, for messages about it. */
public enum RequestPhrase implements Phrase {
    APPLY("apply {0}"),
    APPLY_TRY("try to apply {0}"),
    COUNT("count {0}"),
    COUNT_IN("count {0} in {1}"),
    DELETE("delete {0}"),
    DESCRIPTIONS("ask for the descriptions of {0}"),
    EVENTS("list events"),
    EVENTS_ABOUT("list events about {0}"),
    EVENTS_IN("list events in {0}"),
    GET("get {0}"),
    KINDS("ask which kinds there are ({0})"),
    LIST("list {0}"),
    LIST_IN("list {0} in {1}"),
    LOG("read the log of {0}"),
    LOOK("look at {0}"),
    MAY("ask whether you may {0}"),
    NAMES("list names of {0}"),
    NAMES_IN("list names of {0} in {1}"),
    NAMESPACES("list namespaces"),
    PATCH("patch {0}"),
    PATCH_TRY("try to patch {0}"),
    REACH("reach the server"),
    REPLACE("replace {0}"),
    SCHEMAS("ask for the schemas of {0}"),
    SCHEMA_INDEX("ask for the index of schemas"),
    VERSION("ask for the server's version"),
    WATCH("watch {0}"),
    WATCH_IN("watch {0} in {1}");

    private final String pattern;

    RequestPhrase(String pattern) {
        this.pattern = pattern;
    }

    /** Reads what a request is called; the phrase that says most of it is the one. */
    static Wording read(String words) {
        return Stream.of(values())
                .sorted(Comparator.comparingInt((RequestPhrase one) -> one.said()).reversed())
                .map(one -> one.parts(words))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> Wording.quoted(words));
    }

    private int said() {
        return pattern.length();
    }

    private Optional<Wording> parts(String words) {
        String[] around = pattern.split("\\{[01]}", -1);
        if (around.length == 1) {
            return words.equals(pattern) ? Optional.of(of()) : Optional.empty();
        }
        if (!words.startsWith(around[0])) {
            return Optional.empty();
        }
        String first = words.substring(around[0].length());
        if (around.length == 3) {
            int at = first.lastIndexOf(around[1]);
            return at < 0
                    ? Optional.empty()
                    : Optional.of(
                            of(first.substring(0, at), first.substring(at + around[1].length())));
        }
        return first.endsWith(around[1])
                ? Optional.of(of(first.substring(0, first.length() - around[1].length())))
                : Optional.empty();
    }

    @Override
    public String area() {
        return "requests";
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
