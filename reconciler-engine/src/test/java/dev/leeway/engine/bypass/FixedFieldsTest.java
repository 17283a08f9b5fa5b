package dev.leeway.engine.bypass;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A lease's account says which fields are about to be set, and older accounts are still read. */
class FixedFieldsTest {
    @Test
    void whatIsWrittenIsReadAgain() {
        String words = FixedFields.words(Leases.bypass("b-1").fixes());
        assertThat(words).isEqualTo("apps/Deployment shop/api at .spec.replicas");
        assertThat(FixedFields.read(words))
                .containsExactly(new FixedFields("apps/Deployment shop/api", ".spec.replicas"));
        assertThat(FixedFields.read(words + "; /ConfigMap shop/flags at .data.A, .data.B"))
                .containsExactly(
                        new FixedFields("apps/Deployment shop/api", ".spec.replicas"),
                        new FixedFields("/ConfigMap shop/flags", ".data.A, .data.B"));
    }

    @Test
    void olderAccountsNameTheObjectsAlone() {
        assertThat(FixedFields.read("[apps/Deployment shop/api]"))
                .containsExactly(new FixedFields("apps/Deployment shop/api", ""));
    }
}
