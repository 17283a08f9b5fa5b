package dev.leeway.engine.compare.jq;

import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.compare.DoubtPhrase;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.compare.PathExpressions.Selection;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Real expressions in a real child process. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JqPathExpressionsTest {
    private static final JsonObject POD =
            JsonReader.readObject(
                    """
                    {"metadata": {"annotations": {"a/b": "1", "c~d": "2"}},
                     "spec": {"containers": [
                       {"name": "web", "image": "web:1", "args": ["--a", "--b", "--c"]},
                       {"name": "istio-proxy", "image": "proxy:7"}]}}
                    """);

    private JqPathExpressions expressions;

    @BeforeAll
    void start(@TempDir Path folder) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        expressions = new JqPathExpressions(java, folder, Duration.ofSeconds(1));
    }

    @AfterAll
    void stop() {
        expressions.close();
    }

    private Selection select(String expression) throws InterruptedException {
        return expressions.select(expression, POD);
    }

    private static Selection fields(String... pointers) {
        return new Selection.Fields(List.of(pointers));
    }

    @Test
    void saysWhatDelWouldTakeAway() throws Exception {
        assertThat(select(".spec.containers[] | select(.name == \"istio-proxy\")"))
                .isEqualTo(fields("/spec/containers/1"));
        assertThat(select(".spec.containers[].image"))
                .isEqualTo(fields("/spec/containers/0/image", "/spec/containers/1/image"));
        assertThat(select(".spec.containers[] | select(.image | test(\"^proxy:\")).image"))
                .isEqualTo(fields("/spec/containers/1/image"));
        assertThat(select(".spec.containers[0].args[1:]"))
                .isEqualTo(fields("/spec/containers/0/args/1", "/spec/containers/0/args/2"));
        assertThat(select(".spec.containers[-1].name"))
                .isEqualTo(fields("/spec/containers/1/name"));
        assertThat(select(".metadata.annotations[\"a/b\", \"c~d\"]"))
                .isEqualTo(fields("/metadata/annotations/a~1b", "/metadata/annotations/c~0d"));
    }

    @Test
    void whatIsNotThereHasNothingToLeaveAlone() throws Exception {
        assertThat(select(".spec.replicas")).isEqualTo(fields("/spec/replicas"));
        assertThat(select(".spec.initContainers[].image")).isEqualTo(fields());
        assertThat(select("(.spec.initContainers[], .spec.containers[0]).image"))
                .isEqualTo(fields("/spec/containers/0/image"));
    }

    @Test
    void saysWhyAnExpressionCannotBeEvaluated() throws Exception {
        assertThat(select(".spec | keys")).isInstanceOf(Selection.Failed.class);
        assertThat(select(".spec.containers.name")).isInstanceOf(Selection.Failed.class);
        assertThat(select(".spec[")).isInstanceOf(Selection.Failed.class);
        assertThat(select(".a), (.b")).isInstanceOf(Selection.Failed.class);
    }

    @Test
    void saysWhyInAPhraseThatQuotesJq() throws Exception {
        assertThat(select("." + "a".repeat(5_000)))
                .isEqualTo(new Selection.Failed(DoubtPhrase.EXPRESSION_LONG.of("4096")));
        assertThat(select(".spec["))
                .isInstanceOfSatisfying(
                        Selection.Failed.class,
                        failed -> assertThat(failed.why().text()).startsWith("jq says: "))
                .isInstanceOfSatisfying(
                        Selection.Failed.class,
                        failed -> assertThat(failed.why()).isInstanceOf(Wording.Phrased.class));
    }

    @Test
    void stopsWhatDoesNotEndAndAnswersTheNextQuestion() throws Exception {
        assertThat(select(".spec.containers[range(1000000000000) | select(. < 0)]"))
                .isInstanceOfSatisfying(
                        Selection.Failed.class,
                        failed ->
                                assertThat(failed.why())
                                        .isEqualTo(DoubtPhrase.EXPRESSION_SLOW.of("1000")));
        assertThat(select("def f: f; f")).isInstanceOf(Selection.Failed.class);
        assertThat(select(".[reduce range(40) as $i (\"x\"; . + .)]"))
                .isInstanceOf(Selection.Failed.class);
        assertThat(select(".spec.replicas")).isEqualTo(fields("/spec/replicas"));
    }

    @Test
    void seesNoEnvironmentAndNoOtherInput() throws Exception {
        assertThat(select(".[env.HOME]")).isInstanceOf(Selection.Failed.class);
        assertThat(select(".[$ENV.HOME]")).isInstanceOf(Selection.Failed.class);
        assertThat(select("input")).isInstanceOf(Selection.Failed.class);
    }

    @Test
    void tellsMistakesWithoutEvaluating() {
        assertThat(JqSyntax.mistake(".spec.containers[] | select(.name == \"x\")")).isEmpty();
        assertThat(JqSyntax.mistake(".spec[")).isPresent();
        assertThat(JqSyntax.mistake(".a) | (.b")).isPresent();
        assertThat(JqSyntax.mistake("(".repeat(4000))).isPresent();
        assertThat(JqSyntax.mistake("")).isPresent();
    }
}
