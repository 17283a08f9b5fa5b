package dev.leeway.engine.health;

import dev.leeway.engine.health.Finding.Weight;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonBoolean;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.wording.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Judges an object of a kind that no rule was made for, from the conventions that controllers keep:
 * observed generations, conditions, phases, counts, error texts, switches that suspend.
 *
 * <p>Its verdicts are guesses and carry the rule name {@link Health#GENERIC}.
 */
final class GenericReading {
    private static final Set<String> STATE_KEYS =
            Set.of("phase", "state", "status", "health", "compliant", "compliance");

    /** Names of what may be a state, and is one where its text says how it went. */
    private static final Set<String> OUTCOME_KEYS =
            Set.of("result", "outcome", "stage", "progress", "availability", "readiness");

    private static final Set<String> ERROR_WORDS = Set.of("error", "errors", "err", "failure");
    private static final Set<String> SYNC_WORDS =
            Set.of("sync", "synced", "resync", "synchronized", "applied", "reconciled", "refresh");

    /** Members that speak of what was, not of what is. */
    private static final Set<String> PAST_WORDS =
            Set.of("history", "previous", "last", "past", "old", "prior");

    /** Words in a kind's name that say its objects are work which ends. */
    private static final Set<String> TASK_WORDS =
            Set.of(
                    "run",
                    "job",
                    "task",
                    "workflow",
                    "backup",
                    "restore",
                    "snapshot",
                    "migration",
                    "experiment",
                    "analysis",
                    "build",
                    "test",
                    "scan",
                    "import",
                    "export",
                    "operation",
                    "request",
                    "upgrade",
                    "execution",
                    "benchmark");

    /** Flags by which a list says of each of its members whether it is well. */
    private static final Set<String> PART_GOALS =
            Set.of("ready", "healthy", "applied", "available", "synced");

    /** What controllers call the generation that they have worked on. */
    private static final List<String> OBSERVED_GENERATIONS =
            List.of(
                    "observedGeneration",
                    "lastObservedGeneration",
                    "lastReconciledGeneration",
                    "reconciledGeneration",
                    "lastProcessedGeneration",
                    "lastGeneration");

    /** A count written as {@code 2/3}. */
    private static final Pattern FRACTION = Pattern.compile("[0-9]{1,9}/[0-9]{1,9}");

    private static final int LONGEST_STATE = 120;

    private final Manifest object;
    private final JsonObject status;
    private final long generation;
    private final boolean task;
    private final List<Finding> findings = new ArrayList<>();

    private GenericReading(Manifest object) {
        this.object = object;
        this.status = object.root().objectAt("status");
        this.generation = Condition.number(object.metadata().get("generation")).orElse(0);
        List<String> words = StatusWords.split(object.kind());
        this.task = !words.isEmpty() && TASK_WORDS.contains(singular(words.getLast()));
    }

    /** Returns the verdict. */
    static Health read(Manifest object) {
        Health verdict = new GenericReading(object).verdict();
        return verdict.silent() ? verdict : verdict.from(Health.GENERIC);
    }

    private static String singular(String word) {
        return word.endsWith("s") && !word.endsWith("is")
                ? word.substring(0, word.length() - 1)
                : word;
    }

    private Health verdict() {
        Optional<Wording> suspended = SuspendSwitches.of(object);
        if (suspended.isPresent()) {
            return Health.suspended(suspended.get());
        }
        if (status.isEmpty()) {
            return silence(HealthPhrase.NO_STATUS.of());
        }
        OptionalLong observed = observedGeneration();
        if (observed.isPresent() && observed.getAsLong() < generation) {
            return behind(observed.getAsLong());
        }
        List<Condition> conditions = Condition.in(status);
        List<Condition> current = conditions.stream().filter(c -> !c.isBehind(generation)).toList();
        if (current.isEmpty() && !conditions.isEmpty()) {
            return behind(conditions.getFirst().observedGeneration().orElse(0));
        }
        boolean ready = current.stream().anyMatch(c -> c.type().equals("Ready") && c.isTrue());
        for (Condition condition : current) {
            if (!ready || ConditionReading.countsBesideReady(condition)) {
                ConditionReading.read(condition, task).ifPresent(findings::add);
            }
        }
        readMembers(status);
        findings.addAll(CountReading.ofWhole(status, object.root().objectAt("spec")));
        readNested();
        if (findings.isEmpty() && observed.isPresent() && status.size() == 1) {
            return Health.healthy(HealthPhrase.NOTHING_AGAINST.of());
        }
        return weigh();
    }

    private OptionalLong observedGeneration() {
        return OBSERVED_GENERATIONS.stream()
                .map(name -> Condition.number(status.get(name)))
                .filter(OptionalLong::isPresent)
                .findFirst()
                .orElse(OptionalLong.empty());
    }

    private static Health silence(Wording message) {
        return Health.progressing(message).from(Health.SILENT);
    }

    private Health behind(long observed) {
        return Health.progressing(HealthPhrase.LAGS.of(observed, generation));
    }

    private void readMembers(JsonObject members) {
        for (int i = 0; i < members.size(); i++) {
            String name = members.nameAt(i);
            JsonValue value = members.valueAt(i);
            if (value instanceof JsonString text && isFlag(text.value())) {
                readFlag(name, text.value().equalsIgnoreCase("true"));
            } else if (value instanceof JsonString text && !text.value().isBlank()) {
                readText(name, text.value());
            } else if (value instanceof JsonBoolean flag) {
                readFlag(name, flag.value());
            } else if (value instanceof JsonObject inner && name.equals("lastOperation")) {
                readMembers(inner);
            } else if (value instanceof JsonObject inner && ERROR_WORDS.contains(name)) {
                inner.string("message")
                        .filter(text -> !text.isBlank())
                        .ifPresent(
                                text ->
                                        findings.add(
                                                new Finding(
                                                        Tone.BAD,
                                                        Weight.DETAIL,
                                                        Wording.quoted(text))));
            }
        }
    }

    private static boolean isFlag(String text) {
        return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false");
    }

    private void readText(String name, String text) {
        List<String> words = StatusWords.split(name);
        if (words.isEmpty()) {
            return;
        }
        if (ERROR_WORDS.contains(words.getFirst()) || ERROR_WORDS.contains(words.getLast())) {
            findings.add(new Finding(Tone.BAD, Weight.DETAIL, Wording.quoted(text)));
        } else if (FRACTION.matcher(text).matches()) {
            readFraction(name, text);
        } else if (tellsOfSync(words)) {
            findings.add(new Finding(Tone.GOOD, Weight.HINT, is(name, text)));
        } else if (isState(words, text)) {
            Tone tone = explained(text, StatusWords.state(text, task));
            findings.add(new Finding(tone, Weight.SUMMARY, stateText(name, text)));
        } else if (OUTCOME_KEYS.contains(words.getLast()) && text.length() <= LONGEST_STATE) {
            Tone tone = StatusWords.state(text, task);
            if (tone == Tone.BAD || tone == Tone.GOOD) {
                findings.add(new Finding(tone, Weight.DETAIL, stateText(name, text)));
            }
        }
    }

    /** Returns the tone of a state that only says what is not so, by what is said of it. */
    private Tone explained(String text, Tone tone) {
        boolean negated = StatusWords.split(text).stream().limit(1).anyMatch("not"::equals);
        return negated && tone == Tone.BUSY ? why(tone) : tone;
    }

    /** Returns what reason or message of the whole say of something that is not so. */
    private Tone why(Tone otherwise) {
        boolean failed =
                StatusWords.phrase(status.string("reason", "")) == Tone.BAD
                        || StatusWords.phrase(status.string("message", "")) == Tone.BAD;
        return failed ? Tone.BAD : otherwise;
    }

    private void readFraction(String name, String text) {
        int slash = text.indexOf('/');
        boolean reached =
                Long.parseLong(text.substring(0, slash))
                        >= Long.parseLong(text.substring(slash + 1));
        Tone tone = reached ? Tone.GOOD : Tone.BUSY;
        findings.add(new Finding(tone, Weight.DETAIL, is(name, text)));
    }

    /** Returns whether a name is that of the time when the controller last did its work. */
    private static boolean tellsOfSync(List<String> words) {
        return words.contains("last") && words.stream().anyMatch(SYNC_WORDS::contains);
    }

    private static boolean isState(List<String> words, String text) {
        return STATE_KEYS.contains(words.getLast()) && text.length() <= LONGEST_STATE;
    }

    private Wording stateText(String name, String text) {
        return status.string("message")
                .filter(m -> !m.isBlank())
                .map(Wording::quoted)
                .orElse(is(name, text));
    }

    private static Wording is(String name, String value) {
        return HealthPhrase.MEMBER_IS.of(name, value);
    }

    private void readFlag(String name, boolean value) {
        Tone meaning = StatusWords.phrase(name);
        if (meaning == Tone.GOOD) {
            Tone tone = value ? Tone.GOOD : name.startsWith("pass") ? Tone.BAD : why(Tone.BUSY);
            findings.add(new Finding(tone, Weight.DETAIL, is(name, Boolean.toString(value))));
        } else if (value && StatusWords.isLack(name)) {
            findings.add(new Finding(Tone.BAD, Weight.DETAIL, Wording.quoted(name)));
        } else if (meaning == Tone.BAD && value && !name.startsWith("warn")) {
            findings.add(new Finding(Tone.BAD, Weight.DETAIL, Wording.quoted(name)));
        } else if (meaning == Tone.BUSY && value) {
            findings.add(new Finding(Tone.BUSY, Weight.DETAIL, Wording.quoted(name)));
        }
    }

    /** Reads statuses that list their parts: parents of a route, domains of a certificate. */
    private void readNested() {
        for (int i = 0; i < status.size(); i++) {
            String name = status.nameAt(i);
            if (!name.equals("conditions") && !speaksOfThePast(name)) {
                parts(status.valueAt(i)).forEach(this::readPart);
            }
        }
    }

    private static boolean speaksOfThePast(String name) {
        return StatusWords.split(name).stream().anyMatch(PAST_WORDS::contains);
    }

    private static List<JsonObject> parts(JsonValue value) {
        if (value instanceof JsonArray array) {
            return array.objects().toList();
        }
        if (value instanceof JsonObject map) {
            List<JsonObject> parts = new ArrayList<>();
            parts.add(map);
            map.forEach(
                    (_, inner) -> {
                        if (inner instanceof JsonObject part) {
                            parts.add(part);
                        }
                    });
            return parts;
        }
        return List.of();
    }

    private void readPart(JsonObject part) {
        findings.addAll(CountReading.ofPart(part));
        for (Condition condition : Condition.in(part)) {
            if (!condition.isBehind(generation)) {
                ConditionReading.read(condition, task).ifPresent(f -> findings.add(f.ofPart()));
            }
        }
        for (int i = 0; i < part.size(); i++) {
            String name = part.nameAt(i);
            if (part.valueAt(i) instanceof JsonString text
                    && FRACTION.matcher(text.value()).matches()) {
                readFraction(name, text.value());
            } else if (part.valueAt(i) instanceof JsonString text
                    && !text.value().isBlank()
                    && !speaksOfThePast(name)
                    && !text.value().equalsIgnoreCase("none")
                    && isState(StatusWords.split(name), text.value())) {
                Tone tone = StatusWords.state(text.value(), task);
                Wording shown =
                        part.string("reason").map(Wording::quoted).orElse(is(name, text.value()));
                findings.add(new Finding(tone, Weight.DETAIL, shown));
            } else if (part.valueAt(i) == JsonBoolean.FALSE && PART_GOALS.contains(name)) {
                Wording shown =
                        part.string("message").map(Wording::quoted).orElse(is(name, "false"));
                boolean failed = StatusWords.phrase(shown.text()) == Tone.BAD;
                findings.add(new Finding(failed ? Tone.BAD : Tone.BUSY, Weight.DETAIL, shown));
            }
        }
    }

    /**
     * Weighs the findings: what speaks for the whole goes before what speaks for a part, trouble
     * before work under way, and doubts count only where nothing speaks for the whole.
     */
    private Health weigh() {
        Optional<Finding> broken = first(Tone.BAD, Weight.SUMMARY);
        Optional<Finding> paused = first(Tone.PAUSED, Weight.SUMMARY);
        if (paused.isPresent() && broken.isEmpty()) {
            return Health.suspended(paused.get().text());
        }
        Optional<Health> whole =
                broken.or(() -> first(Tone.BAD, Weight.DETAIL))
                        .map(f -> Health.degraded(f.text()))
                        .or(
                                () ->
                                        first(Tone.ABSENT, Weight.SUMMARY)
                                                .map(f -> Health.missing(f.text())))
                        .or(
                                () ->
                                        first(Tone.UNSURE, Weight.SUMMARY)
                                                .map(f -> Health.unknown(f.text())))
                        .or(() -> underWay().map(f -> Health.progressing(f.text())))
                        .or(
                                () ->
                                        first(Tone.GOOD, Weight.SUMMARY)
                                                .map(f -> Health.healthy(f.text())));
        return whole.orElseGet(this::weighDoubts);
    }

    private Optional<Finding> underWay() {
        return first(Tone.BUSY, Weight.SUMMARY).or(() -> first(Tone.BUSY, Weight.DETAIL));
    }

    private Health weighDoubts() {
        return first(Tone.BAD, Weight.HINT)
                .map(f -> Health.degraded(f.text()))
                .or(() -> first(Tone.BUSY, Weight.HINT).map(f -> Health.progressing(f.text())))
                .or(() -> first(Tone.NONE, Weight.SUMMARY).map(f -> Health.unknown(f.text())))
                .or(() -> first(Tone.GOOD, Weight.DETAIL).map(f -> Health.healthy(f.text())))
                .or(() -> first(Tone.GOOD, Weight.HINT).map(f -> Health.healthy(f.text())))
                .orElseGet(() -> silence(HealthPhrase.NOTHING_SAYS_READY.of()));
    }

    private Optional<Finding> first(Tone tone, Weight weight) {
        return findings.stream().filter(f -> f.tone() == tone && f.weight() == weight).findFirst();
    }
}
