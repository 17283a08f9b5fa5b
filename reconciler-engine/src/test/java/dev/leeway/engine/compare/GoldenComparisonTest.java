package dev.leeway.engine.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.compare.jq.JqPathExpressions;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.practice.rules.BuiltinTypes;
import dev.leeway.engine.yaml.YamlPrinter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Judges the folders of {@code cases/compare}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GoldenComparisonTest {
    private final JqPathExpressions expressions = JqPathExpressions.ofRuntime();
    private final BuiltinTypes types = BuiltinTypes.load();
    private int cases;

    @BeforeAll
    void count() throws Exception {
        cases = (int) ComparisonCase.all().count();
    }

    @AfterAll
    void stop() {
        expressions.close();
    }

    @Test
    void thereAreCases() {
        assertThat(cases).isGreaterThanOrEqualTo(10);
    }

    @ParameterizedTest
    @MethodSource("dev.leeway.engine.compare.ComparisonCase#all")
    void judges(ComparisonCase one) throws Exception {
        ResourceComparison verdict = one.judge(types, expressions);

        assertThat(told(one, verdict)).isEqualTo(one.expected());
    }

    private String told(ComparisonCase one, ResourceComparison verdict) throws Exception {
        StringBuilder text = new StringBuilder();
        switch (verdict.difference()) {
            case Difference.InSync _ -> text.append("in sync");
            case Difference.Missing _ -> text.append("missing");
            case Difference.Changed changed -> {
                text.append("changed");
                tell("", changed.fields(), text);
            }
            case Difference.Mutated mutated -> {
                text.append("rewritten by admission");
                for (AdmissionChange change : mutated.admission()) {
                    text.append("\nasked ")
                            .append(change.path())
                            .append(": ")
                            .append(change.asked())
                            .append(", stored: ")
                            .append(change.stored().map(Object::toString).orElse("absent"));
                }
                tell("", mutated.fields(), text);
            }
            case Difference.Extra _ -> text.append("extra");
            case Difference.Undetermined undetermined -> {
                text.append("undetermined: ").append(undetermined.doubt().message());
                undetermined.estimate().ifPresent(guess -> tell("guess ", guess.fields(), text));
            }
        }
        tell("ignored ", verdict.ignored(), text);
        Optional<JsonObject> sent = verdict.toSend().map(object -> object.manifest().root());
        if (!sent.equals(one.yaml("desired.yaml"))) {
            text.append("\nsent:\n").append(YamlPrinter.print(sent.orElseThrow()).stripTrailing());
        }
        return text.append('\n').toString();
    }

    private static void tell(String label, List<FieldChange> changes, StringBuilder text) {
        for (FieldChange change : changes) {
            text.append('\n')
                    .append(label)
                    .append(change.path())
                    .append(": ")
                    .append(change.live().map(Object::toString).orElse("absent"))
                    .append(" -> ")
                    .append(change.desired().map(Object::toString).orElse("absent"))
                    .append("  by ")
                    .append(
                            switch (change.attribution()) {
                                case Attribution.Known known -> owners(known);
                                case Attribution.Unknown _ -> "nobody known";
                            });
        }
    }

    private static String owners(Attribution.Known known) {
        StringBuilder text = new StringBuilder(known.owner().manager());
        known.coOwners().forEach(other -> text.append(" and ").append(other.manager()));
        return text.toString();
    }
}
