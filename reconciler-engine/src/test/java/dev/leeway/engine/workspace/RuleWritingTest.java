package dev.leeway.engine.workspace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.edit.EditOutcome;
import dev.leeway.engine.workspace.Workspace.IgnoreDifference;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A rule comes to stand where it belongs, and every other byte stays. */
class RuleWritingTest {
    private static final String FILE =
            """
            # The shop. Do not reorder.
            apiVersion: leeway.dev/v1alpha1
            kind: Workspace
            metadata: {name: 'shop'}
            repositories:
            - name: platform   # the only one
              url: /srv/platform.git
              revision: main
            clusters:
            - {name: prod, context: prod}
            applications:
            - name: checkout
              source: {repository: platform, path: apps/checkout}
              destination: {cluster: prod, namespace: checkout}
              ignoreDifferences:
              - {group: apps, kind: Deployment, jsonPointers: [/spec/replicas]}  # scaled
            - name: api
              source: {repository: platform, path: apps/api}
              destination: {cluster: prod, namespace: api}
            # the end
            """;

    private static final IgnoreDifference RULE =
            new IgnoreDifference(
                    "apps",
                    "Deployment",
                    "checkout",
                    "web",
                    List.of("/spec/template/spec/containers/0/image"),
                    List.of(),
                    List.of(),
                    "");

    @Test
    void aRuleIsAddedToTheRulesThatAreThere() {
        String after = written(FILE, "checkout", RULE);

        assertThat(removed(FILE, after)).isEmpty();
        assertThat(added(FILE, after)).isNotEmpty().allMatch(line -> line.startsWith("  "));
        List<IgnoreDifference> rules = rules(after, "checkout");
        assertThat(rules).hasSize(2);
        assertThat(rules.getLast().jsonPointers()).isEqualTo(RULE.jsonPointers());
        assertThat(rules.getLast().name()).isEqualTo("web");
        assertThat(rules(after, "api")).isEmpty();
    }

    @Test
    void theFirstRuleBringsItsListAndWindowsLineBreaksStay() {
        String windows = FILE.replace("\n", "\r\n");
        IgnoreDifference rule =
                new IgnoreDifference(
                        "",
                        "ConfigMap",
                        "",
                        "",
                        List.of(),
                        List.of(".data[\"a b\"]"),
                        List.of("operator"),
                        "");

        String after = written(windows, "api", rule);

        assertThat(removed(windows, after)).isEmpty();
        assertThat(after.replace("\r\n", "")).doesNotContain("\n");
        IgnoreDifference read = rules(after, "api").getFirst();
        assertThat(read.group()).isEmpty();
        assertThat(read.jqPathExpressions()).containsExactly(".data[\"a b\"]");
        assertThat(read.managers()).containsExactly("operator");
        assertThat(rules(after, "checkout")).hasSize(1);
    }

    @Test
    void anApplicationThatIsNotThereIsRefusedAndNothingIsWritten() {
        assertThat(RuleWriting.into(FILE.getBytes(UTF_8), "nobody", RULE))
                .isInstanceOf(EditOutcome.Refused.class);
    }

    private static String written(String file, String application, IgnoreDifference rule) {
        EditOutcome outcome = RuleWriting.into(file.getBytes(UTF_8), application, rule);
        assertThat(outcome).as("%s", outcome).isInstanceOf(EditOutcome.Edited.class);
        return new String(((EditOutcome.Edited) outcome).bytes(), UTF_8);
    }

    private static List<String> added(String before, String after) {
        return after.lines().filter(line -> before.lines().noneMatch(line::equals)).toList();
    }

    private static List<String> removed(String before, String after) {
        return before.lines().filter(line -> after.lines().noneMatch(line::equals)).toList();
    }

    private static List<IgnoreDifference> rules(String text, String application) {
        WorkspaceReading reading =
                new WorkspaceReader(Path.of("/home/ada"))
                        .read(Path.of("/work/leeway.yaml"), text.getBytes(UTF_8));
        assertThat(reading).as("%s", reading).isInstanceOf(WorkspaceReading.Read.class);
        return ((WorkspaceReading.Read) reading)
                .workspace()
                .application(application)
                .orElseThrow()
                .ignoreDifferences();
    }
}
