package dev.leeway.engine.health.cel;

import dev.leeway.engine.wording.Thrown;
import dev.leeway.engine.health.HealthPhrase;
import dev.cel.bundle.Cel;
import dev.cel.bundle.CelBuilder;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.NullValue;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.leeway.engine.health.Health;
import dev.leeway.engine.health.HealthContext;
import dev.leeway.engine.health.HealthRule;
import dev.leeway.engine.health.HealthStatus;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonBoolean;
import dev.leeway.engine.json.JsonNull;
import dev.leeway.engine.json.JsonNumber;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.Gvk;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.wording.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges by the user's CEL expressions. CEL always ends and reaches nothing; its iterations are
 * limited besides. Immutable, pure, and safe for use from any thread.
 *
 * <p>An expression that does not compile, fails or gives no boolean makes the verdict {@code
 * Unknown} with the reason; a missing member of the object is such a failure, as in Flux.
 */
public final class CelHealthRule implements HealthRule {
    private static final int MOST_ITERATIONS = 10_000;
    private static final List<String> MEMBERS =
            List.of("apiVersion", "kind", "metadata", "spec", "status", "data");

    private final Map<Gvk, Compiled> byKind;

    private record Compiled(Question inProgress, Question failed, Question current) {}

    /** An expression that is ready to be asked. */
    @FunctionalInterface
    private interface Question {
        Answer ask(Map<String, Object> members);
    }

    /** What an expression answers. */
    private sealed interface Answer {
        record Truth(boolean holds) implements Answer {}

        record Failed(Wording why) implements Answer {}
    }

    /** Compiles the expressions; those of the same kind given later win. */
    public CelHealthRule(List<HealthExpressions> expressions) {
        Cel cel = environment();
        Map<Gvk, Compiled> compiled = new LinkedHashMap<>();
        for (HealthExpressions one : expressions) {
            compiled.put(
                    one.gvk(),
                    new Compiled(
                            compile(cel, one.inProgress()),
                            compile(cel, one.failed()),
                            compile(cel, one.current())));
        }
        byKind = Map.copyOf(compiled);
    }

    private static Cel environment() {
        CelBuilder builder =
                CelFactory.plannerCelBuilder()
                        .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                        .setOptions(
                                CelOptions.current()
                                        .enableHeterogeneousNumericComparisons(true)
                                        .comprehensionMaxIterations(MOST_ITERATIONS)
                                        .build());
        MEMBERS.forEach(name -> builder.addVar(name, SimpleType.DYN));
        return builder.build();
    }

    private static Question compile(Cel cel, String expression) {
        if (expression.isBlank()) {
            return _ -> new Answer.Truth(false);
        }
        try {
            CelRuntime.Program program = cel.createProgram(cel.compile(expression).getAst());
            return members -> answer(program, members);
        } catch (CelValidationException | CelEvaluationException e) {
            Wording why = HealthPhrase.EXPRESSION_INVALID.of(expression, Thrown.words(e));
            return _ -> new Answer.Failed(why);
        }
    }

    private static Answer answer(CelRuntime.Program program, Map<String, Object> members) {
        try {
            Object result = program.eval(members);
            return result instanceof Boolean truth
                    ? new Answer.Truth(truth)
                    : new Answer.Failed(
                            HealthPhrase.EXPRESSION_NO_BOOLEAN.of(String.valueOf(result)));
        } catch (CelEvaluationException | IllegalArgumentException e) {
            return new Answer.Failed(HealthPhrase.CEL_SAYS.of(Thrown.words(e)));
        }
    }

    @Override
    public Optional<Health> assess(Manifest live, HealthContext context) {
        return Optional.ofNullable(byKind.get(live.gvk())).map(found -> judge(found, live));
    }

    private static Health judge(Compiled expressions, Manifest live) {
        Map<String, Object> members = new LinkedHashMap<>();
        live.root()
                .forEach(
                        (name, value) -> {
                            if (MEMBERS.contains(name) && value != JsonNull.NULL) {
                                members.put(name, plain(value));
                            }
                        });
        return asked("inProgress", expressions.inProgress, members, HealthStatus.PROGRESSING)
                .or(() -> asked("failed", expressions.failed, members, HealthStatus.DEGRADED))
                .or(() -> asked("current", expressions.current, members, HealthStatus.HEALTHY))
                .orElseGet(
                        () ->
                                verdict(
                                        HealthStatus.PROGRESSING,
                                        HealthPhrase.EXPRESSION_FALSE.of("current")));
    }

    /** Returns the verdict of one expression; empty where it is false. */
    private static Optional<Health> asked(
            String name, Question question, Map<String, Object> members, HealthStatus meaning) {
        return switch (question.ask(members)) {
            case Answer.Truth(boolean holds) ->
                    holds
                            ? Optional.of(verdict(meaning, HealthPhrase.EXPRESSION_TRUE.of(name)))
                            : Optional.empty();
            case Answer.Failed(Wording why) ->
                    Optional.of(
                            verdict(
                                    HealthStatus.UNKNOWN,
                                    HealthPhrase.EXPRESSION_FAILED.of(Wording.quoted(name), why)));
        };
    }

    private static Health verdict(HealthStatus status, Wording said) {
        return new Health(status, said, "cel");
    }

    private static Object plain(JsonValue value) {
        return switch (value) {
            case JsonObject object -> {
                Map<String, Object> map = new LinkedHashMap<>();
                object.forEach((name, member) -> map.put(name, plain(member)));
                yield map;
            }
            case JsonArray array -> {
                List<Object> list = new ArrayList<>();
                array.forEach(item -> list.add(plain(item)));
                yield list;
            }
            case JsonString text -> text.value();
            case JsonNumber number when number.isLong() -> number.asLong().orElseThrow();
            case JsonNumber number -> number.asDecimal().doubleValue();
            case JsonBoolean flag -> flag.value();
            case JsonNull _ -> NullValue.NULL_VALUE;
        };
    }
}
