package dev.leeway.product.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.practice.PracticeCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A trial on a real repository: drift made with real kubectl (edit, scale, delete, annotate) is
 * found, explained and set back field by field. Prints a transcript.
 */
@Order(1)
@Tag("fixtures")
@Timeout(240)
class DriftTrialStoryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String FRONT = "apps/Deployment/sock-shop/front-end";

    private static final String QUEUE = "/Service/sock-shop/queue-master";

    @TempDir Path temporary;

    @Test
    void driftByKubectlIsFoundExplainedAndSetBackFieldByField() throws Exception {
        Optional<Path> shop =
                Optional.ofNullable(System.getenv("LEEWAY_FIXTURES"))
                        .or(() -> Optional.ofNullable(System.getenv("LEEWAY_FIXTURES_DEFAULT")))
                        .map(folder -> Path.of(folder, "repos/example-apps"))
                        .filter(Files::isDirectory);
        Optional<Kubectl> kubectl = Kubectl.find();
        if (shop.isEmpty() || kubectl.isEmpty()) {
            System.out.println(
                    "drift trial: skipped, without "
                            + (shop.isEmpty() ? "repositories in LEEWAY_FIXTURES" : "kubectl"));
        }
        assumeTrue(shop.isPresent() && kubectl.isPresent(), "kubectl or repositories are missing");
        Household household = new Household(temporary.resolve("household"));
        household.write(
                Map.of(
                        "examples",
                        TestRepository.copyOf(shop.orElseThrow(), temporary.resolve("repository"))
                                .folder()),
                List.of(
                        new Household.Application(
                                "sock-shop", "examples", "sock-shop/base", "sock-shop")));
        try (PracticeCluster cluster = Household.startCluster()) {
            household.connectTo(cluster);
            Trial trial = new Trial(household, kubectl.orElseThrow());
            trial.leeway(0, "sync", "--yes", "sock-shop");

            trial.kubectl("scale", "deployment/front-end", "--replicas=4");
            trial.edit(
                    "deployment/front-end", "s/cpu: 300m/cpu: 900m/;s/memory: 1000Mi/memory: 2Gi/");
            trial.kubectl(
                    "annotate",
                    "service/queue-master",
                    "prometheus.io/path=/metrics",
                    "--overwrite");
            trial.kubectl("delete", "service/orders");

            JsonObject found = trial.json("compare", "sock-shop", "--explain");
            String told = found.toJson();
            assertThat(told)
                    .as("found")
                    .contains("spec.replicas", "orders")
                    .as("explained by who did it")
                    .contains("kubectl-edit", "kubectl");
            trial.leeway(1, "compare", "sock-shop", "--explain");

            List<String> before = trial.fields(FRONT);
            assertThat(before).as("fields of the front end").hasSizeGreaterThanOrEqualTo(3);
            List<String> left = new ArrayList<>(before);
            for (String field : before) {
                // A controller that still writes the status would make every plan old.
                trial.kubectl("rollout", "status", "deployment/front-end", "--timeout=60s");
                trial.leeway(
                        0, "revert", "sock-shop", "--resource", FRONT, "--field", field, "--yes");
                left.remove(field);
                assertThat(trial.fields(FRONT))
                        .as("after " + field + " was set back")
                        .containsExactlyElementsOf(left);
            }
            for (String field : trial.fields(QUEUE)) {
                trial.leeway(
                        0, "revert", "sock-shop", "--resource", QUEUE, "--field", field, "--yes");
            }
            assertThat(trial.fields(QUEUE)).isEmpty();
            trial.leeway(
                    0, "sync", "sock-shop", "--resource", "/Service/sock-shop/orders", "--yes");
            trial.leeway(0, "compare", "sock-shop");
            System.out.println(
                    "drift trial: "
                            + before.size()
                            + " of "
                            + before.size()
                            + " fields set back one by one\n"
                            + trial.transcript());
        }
    }

    /** Runs commands and keeps what was typed and answered. */
    private static final class Trial {
        private final Household household;
        private final Kubectl kubectl;
        private final StringBuilder transcript = new StringBuilder();

        Trial(Household household, Kubectl kubectl) {
            this.household = household;
            this.kubectl = kubectl;
        }

        void kubectl(String... arguments) throws Exception {
            List<String> all = new ArrayList<>(List.of("-n", "sock-shop"));
            all.addAll(Arrays.asList(arguments));
            told(kubectl.run(household.kubeconfig(), "", PATIENCE, Map.of(), all), all);
        }

        /** Lets kubectl open an editor that is a line of sed. */
        void edit(String object, String sed) throws Exception {
            Path editor = household.folder().resolve("editor.sh");
            Files.writeString(editor, "#!/bin/sh\nexec sed -i '" + sed + "' \"$1\"\n");
            assertThat(editor.toFile().setExecutable(true)).isTrue();
            List<String> all = List.of("-n", "sock-shop", "edit", object);
            told(
                    kubectl.run(
                            household.kubeconfig(),
                            "",
                            PATIENCE,
                            Map.of("KUBE_EDITOR", editor.toString()),
                            all),
                    all);
        }

        private void told(Kubectl.Answer answer, List<String> arguments) {
            transcript
                    .append("$ kubectl ")
                    .append(String.join(" ", arguments))
                    .append('\n')
                    .append(answer.out());
            assertThat(answer.exit()).as("%s: %s", arguments, answer.err()).isZero();
        }

        void leeway(int exit, String command, String... arguments) {
            Household.Answer answer = household.onWorkspace(command, arguments);
            transcript
                    .append("$ leeway ")
                    .append(command)
                    .append(' ')
                    .append(String.join(" ", arguments))
                    .append('\n')
                    .append(answer.out());
            assertThat(answer.exit())
                    .as("%s %s: %s", command, List.of(arguments), answer.err())
                    .isEqualTo(exit);
        }

        JsonObject json(String command, String... arguments) {
            List<String> all = new ArrayList<>(Arrays.asList(arguments));
            all.addAll(List.of("-o", "json"));
            return household.onWorkspace(command, all.toArray(String[]::new)).json();
        }

        /** Returns the fields in which an object differs. */
        List<String> fields(String object) {
            return json("compare", "sock-shop")
                    .arrayAt("items")
                    .objects()
                    .flatMap(one -> one.arrayAt("resources").objects())
                    .filter(one -> argument(one.objectAt("resource")).equals(object))
                    .flatMap(one -> one.arrayAt("fields").objects())
                    .map(change -> change.string("path", ""))
                    .toList();
        }

        private static String argument(JsonObject key) {
            return key.string("group", "")
                    + "/"
                    + key.string("kind", "")
                    + "/"
                    + key.string("namespace", "")
                    + "/"
                    + key.string("name", "");
        }

        String transcript() {
            return transcript.toString();
        }
    }
}
