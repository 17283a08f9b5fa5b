package dev.leeway.engine.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.leeway.engine.browse.ClusterBrowser;
import dev.leeway.engine.browse.PodUsage;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.live.ClusterException;
import dev.leeway.engine.practice.PracticeCluster;
import dev.leeway.engine.practice.PracticeOptions;
import dev.leeway.engine.practice.api.ApiRequest;
import dev.leeway.engine.practice.controller.Controllers;
import dev.leeway.engine.practice.fault.FaultEffect;
import dev.leeway.engine.practice.fault.FaultRule;
import java.io.File;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What pods use, where a cluster measures it and where it does not. */
@Timeout(120)
class PodUsageTest {
    private static final Duration WAIT = Duration.ofSeconds(20);

    @TempDir Path folder;

    private static PracticeCluster start(PracticeOptions options) throws Exception {
        PracticeCluster practice =
                PracticeCluster.start(options.with(new Controllers(InstantSource.system())));
        var made =
                practice.api()
                        .handle(
                                ApiRequest.of(
                                                "POST",
                                                "/apis/apps/v1/namespaces/default/deployments")
                                        .withQuery("fieldManager", "test")
                                        .withBody(
                                                "application/json",
                                                JsonReader.readObject(
                                                        """
                                                        {"apiVersion":"apps/v1","kind":"Deployment",
                                                         "metadata":{"name":"web"},
                                                         "spec":{"replicas":2,
                                                          "selector":{"matchLabels":{"app":"web"}},
                                                          "template":{
                                                           "metadata":{"labels":{"app":"web"}},
                                                           "spec":{"containers":[
                                                            {"name":"web","image":"web:1"},
                                                            {"name":"log","image":"log:1"}]}}}}
                                                        """)));
        assertThat(made.isSuccess()).isTrue();
        return practice;
    }

    private static PodUsage.Measured measured(ClusterBrowser browser, int pods) {
        return await().atMost(WAIT)
                .until(
                        () -> (PodUsage.Measured) browser.podUsage("default", "", WAIT),
                        usage -> usage.byPod().size() == pods);
    }

    @Test
    void podsAreMeasuredAllTogetherAndOneAlone() throws Exception {
        try (PracticeCluster practice = start(PracticeOptions.usual().measuring());
                ClusterConnection cluster =
                        PracticeClient.connect(practice, folder, TestCluster.QUICK)) {
            ClusterBrowser browser = cluster.browser();
            PodUsage.Measured all = measured(browser, 2);
            all.byPod()
                    .values()
                    .forEach(
                            amount -> {
                                assertThat(amount.cpu()).matches("[1-9]\\d{0,2}m");
                                assertThat(amount.memory()).matches("[1-9]\\d{1,2}Mi");
                            });
            String pod = all.byPod().keySet().iterator().next().substring("default/".length());
            assertThat(((PodUsage.Measured) browser.podUsage("default", pod, WAIT)).byPod())
                    .containsOnlyKeys("default/" + pod);
            assertThat(((PodUsage.Measured) browser.podUsage("default", "none", WAIT)).byPod())
                    .isEmpty();

            practice.faults()
                    .add(
                            FaultRule.always(new FaultEffect.Forbidden())
                                    .onVerbs("list")
                                    .onResources("pods"));
            assertThatThrownBy(() -> browser.podUsage("default", "", WAIT))
                    .isInstanceOf(ClusterException.class);
        }
    }

    @Test
    void whereNothingIsMeasuredNothingIsKnownWhichIsNotZero() throws Exception {
        try (PracticeCluster practice = start(PracticeOptions.usual());
                ClusterConnection cluster =
                        PracticeClient.connect(practice, folder, TestCluster.QUICK)) {
            assertThat(cluster.browser().podUsage("", "", WAIT))
                    .isEqualTo(new PodUsage.NotOffered());
        }
    }

    @Test
    void quantitiesAreReadInEveryFormThatMetricsServersWrite() {
        assertThat(UsageReading.quantity("2873421n")).contains(new BigDecimal("0.002873421"));
        assertThat(UsageReading.quantity("12m").orElseThrow()).isEqualByComparingTo("0.012");
        assertThat(UsageReading.quantity("24Ki").orElseThrow()).isEqualByComparingTo("24576");
        assertThat(UsageReading.quantity("1.5Gi").orElseThrow()).isEqualByComparingTo("1610612736");
        assertThat(UsageReading.quantity("0").orElseThrow()).isEqualByComparingTo("0");
        assertThat(UsageReading.quantity("much")).isEmpty();
        assertThat(new PodUsage.Amount(2_873_421, 35_651_584).cpu()).isEqualTo("3m");
        assertThat(new PodUsage.Amount(2_873_421, 35_651_584).memory()).isEqualTo("34Mi");
    }

    @Test
    void kubectlTopTellsTheSame() throws Exception {
        Path kubectl =
                Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                        .map(place -> Path.of(place, "kubectl"))
                        .filter(Files::isExecutable)
                        .findFirst()
                        .orElse(null);
        assumeTrue(kubectl != null, "no kubectl on the path: kubectl top was not tried");
        try (PracticeCluster practice = start(PracticeOptions.usual().measuring());
                ClusterConnection cluster =
                        PracticeClient.connect(practice, folder, TestCluster.QUICK)) {
            measured(cluster.browser(), 2);
            Path config = folder.resolve("top-kubeconfig");
            practice.writeKubeconfig(config);
            String pods = run(kubectl, config, "top", "pod", "-n", "default");
            assertThat(pods).contains("CPU(cores)").containsPattern("web-\\S+ +\\d+m +\\d+Mi");
            assertThat(run(kubectl, config, "top", "node"))
                    .contains("CPU(%)")
                    .containsPattern("\\d+m +\\d+% +\\d+Mi +\\d+%");
        }
    }

    private String run(Path kubectl, Path config, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(kubectl.toString()));
        command.addAll(List.of("--kubeconfig", config.toString()));
        command.addAll(List.of(arguments));
        Path out = folder.resolve("out");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
        builder.environment().put("HOME", folder.toString());
        Process process = builder.start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        String said = Files.readString(out, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
