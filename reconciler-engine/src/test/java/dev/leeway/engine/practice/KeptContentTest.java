package dev.leeway.engine.practice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.practice.api.ApiRequest;
import dev.leeway.engine.practice.store.ObjectMeta;
import dev.leeway.engine.practice.store.Selection;
import dev.leeway.engine.practice.store.StoreContent;
import dev.leeway.engine.resource.GroupKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptContentTest {
    private static final GroupKind CONFIG_MAP = new GroupKind("", "ConfigMap");
    private static final GroupKind EVENT = new GroupKind("", "Event");

    @TempDir private Path folder;

    private Path file() {
        return folder.resolve("deep/cluster.json.gz");
    }

    private static void make(PracticeCluster cluster, String plural, String body) {
        assertThat(
                        cluster.api()
                                .handle(
                                        ApiRequest.of(
                                                        "POST",
                                                        "/api/v1/namespaces/default/" + plural)
                                                .by(ApiRequest.ADMIN)
                                                .withBody(
                                                        "application/json", JsonReader.read(body)))
                                .isSuccess())
                .isTrue();
    }

    private StoreContent kept(String origin) throws Exception {
        try (PracticeCluster cluster = PracticeCluster.start(PracticeOptions.usual())) {
            make(
                    cluster,
                    "configmaps",
                    "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"mine\"},"
                            + "\"data\":{\"text\":\"\u00fc \\u0001\"}}");
            make(
                    cluster,
                    "events",
                    """
                    {"apiVersion":"v1","kind":"Event","metadata":{"name":"once"},
                     "involvedObject":{"kind":"Pod","name":"a","namespace":"default"},
                     "lastTimestamp":"%s","reason":"Told","type":"Normal"}
                    """
                            .formatted(Instant.now().toString().replaceAll("\\.\\d+", "")));
            StoreContent content = cluster.api().store().content();
            new KeptContent(file(), origin).write(content);
            return content;
        }
    }

    @Test
    void anotherClusterHoldsWhatWasKeptWithVersionsUidsAndTimes() throws Exception {
        StoreContent before = kept("this");
        Optional<StoreContent> read = new KeptContent(file(), "this").read(Instant.now());
        assertThat(read).isPresent();
        try (PracticeCluster cluster =
                PracticeCluster.start(PracticeOptions.usual().holding(read))) {
            assertThat(cluster.api().store().get(CONFIG_MAP, "default", "mine"))
                    .contains(
                            before.objects().get(CONFIG_MAP).stream()
                                    .filter(one -> ObjectMeta.name(one).equals("mine"))
                                    .findFirst()
                                    .orElseThrow());
            assertThat(cluster.api().store().currentVersion())
                    .isGreaterThanOrEqualTo(before.version());
            assertThat(cluster.api().store().list(EVENT, Selection.ALL).objects()).hasSize(1);
            assertThat(cluster.api().store().count(new GroupKind("", "Node"))).isEqualTo(2);
        }
    }

    @Test
    void theCertificateOfTheOtherClusterIsNotKept() throws Exception {
        kept("this");
        StoreContent read = new KeptContent(file(), "this").read(Instant.now()).orElseThrow();
        assertThat(read.objects().get(CONFIG_MAP))
                .extracting(ObjectMeta::name)
                .contains("mine")
                .doesNotContain("kube-root-ca.crt");
    }

    @Test
    void eventsAreForgottenAfterAnHour() throws Exception {
        kept("this");
        StoreContent read =
                new KeptContent(file(), "this")
                        .read(Instant.now().plus(Duration.ofMinutes(61)))
                        .orElseThrow();
        assertThat(read.objects().get(EVENT)).isEmpty();
    }

    @Test
    void whatWasFilledFromElsewhereCountsForNothing() throws Exception {
        kept("this");
        assertThat(new KeptContent(file(), "that").read(Instant.now())).isEmpty();
    }

    @Test
    void aDamagedOrMissingFileCountsForNothing() throws Exception {
        assertThat(new KeptContent(file(), "this").read(Instant.now())).isEmpty();
        kept("this");
        byte[] whole = Files.readAllBytes(file());
        for (int length : new int[] {0, 5, whole.length / 2, whole.length - 1}) {
            Files.write(file(), Arrays.copyOf(whole, length));
            assertThat(new KeptContent(file(), "this").read(Instant.now())).isEmpty();
        }
        byte[] turned = whole.clone();
        turned[whole.length / 2] ^= 0x40;
        Files.write(file(), turned);
        assertThat(new KeptContent(file(), "this").read(Instant.now())).isEmpty();
    }

    @Test
    void onlyItsOwnerMayReadIt() throws Exception {
        kept("this");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(file().getParent().toFile().list()).containsExactly("cluster.json.gz");
    }
}
