package dev.leeway.desktop.screen.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A file is shown without what Secrets hold, and otherwise as it is. */
class MaskedSourceTest {
    private static final String FILE =
            """
            apiVersion: v1
            kind: ConfigMap
            data:
              colour: blue
            ---
            apiVersion: v1
            kind: Secret
            metadata:
              name: token
            stringData:
              token: hunter2   # old
              block: |
                hunter3
            type: Opaque
            """;

    @Test
    void onlyTheValuesOfSecretsAreMasked() {
        String shown = String.join("\n", MaskedSource.lines(FILE, false));

        assertThat(shown)
                .contains("  colour: blue", "  name: token", "type: Opaque", "  token: ••••••••")
                .doesNotContain("hunter2")
                .doesNotContain("hunter3");
        assertThat(MaskedSource.lines(FILE, false)).hasSameSizeAs(FILE.lines().toList());
    }

    @Test
    void aFileThatIsEditedForASecretShowsNamesOnly() {
        String shown =
                String.join(
                        "\n",
                        MaskedSource.lines(
                                "secretGenerator:\n- name: db\n  literals:\n  - password=hunter2\n",
                                true));

        assertThat(shown).contains("  - password= ••••••••").doesNotContain("hunter2");
    }

    @Test
    void aGeneratorOfSecretsIsMaskedWhereverItStands() {
        String shown =
                String.join(
                        "\n",
                        MaskedSource.lines(
                                """
                                namePrefix: a-
                                secretGenerator:
                                  - name: db
                                    literals:
                                      - password=hunter2
                                images: []
                                """,
                                false));

        assertThat(shown).contains("namePrefix: a-", "images: []").doesNotContain("hunter2");
    }
}
