package dev.leeway.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.audit.AuditKind;
import dev.leeway.engine.audit.AuditQuery;
import dev.leeway.engine.audit.AuditRecord;
import dev.leeway.engine.run.RunListener;
import dev.leeway.engine.run.RunRequest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A kubeconfig may say not to check a server's certificate; that is done, and never in silence. */
@Timeout(120)
class UncheckedClusterTest {
    @TempDir Path folder = Path.of("");
    private ShopOnDisk shop;

    @BeforeEach
    void start() throws Exception {
        shop = ShopOnDisk.withNotes(folder);
    }

    @AfterEach
    void stop() {
        shop.close();
    }

    @Test
    void theExceptionIsOnTheTrailAndTold() throws Exception {
        Path kubeconfig = folder.resolve("kubeconfig");
        String checked = Files.readString(kubeconfig);
        String unchecked =
                checked.replaceAll(
                        "certificate-authority-data: *\\S+", "insecure-skip-tls-verify: true");
        assertThat(unchecked).isNotEqualTo(checked);
        Files.writeString(kubeconfig, unchecked);
        try (EngineWiring wiring = new EngineWiring(shop.places(), () -> false, "test");
                WiredWorkspace open = wiring.open(shop.file())) {
            open.engine().compare("shop", RunRequest.USUAL, RunListener.NONE);
            open.engine().compare("shop", RunRequest.USUAL, RunListener.NONE);
            assertThat(open.unchecked()).containsExactly("practice");
            assertThat(exceptions(open))
                    .singleElement()
                    .satisfies(
                            kept -> {
                                assertThat(kept.event().cluster()).isEqualTo("practice");
                                assertThat(kept.event().message())
                                        .contains(shop.cluster().url(), "is not checked");
                            });
        }
    }

    @Test
    void whatIsCheckedIsNotSpokenOf() throws Exception {
        try (EngineWiring wiring = new EngineWiring(shop.places(), () -> false, "test");
                WiredWorkspace open = wiring.open(shop.file())) {
            open.engine().compare("shop", RunRequest.USUAL, RunListener.NONE);
            assertThat(open.unchecked()).isEmpty();
            assertThat(exceptions(open)).isEmpty();
        }
    }

    private static List<AuditRecord> exceptions(WiredWorkspace open) throws Exception {
        return open.audit().list(AuditQuery.newest(1_000)).stream()
                .filter(kept -> kept.event().kind() == AuditKind.CERTIFICATE_NOT_CHECKED)
                .toList();
    }
}
