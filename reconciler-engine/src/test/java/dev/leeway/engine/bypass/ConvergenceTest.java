package dev.leeway.engine.bypass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a touched field counts as what Git asks for, whatever is around it. */
class ConvergenceTest {
    @TempDir Path folder;
    private BypassHousehold house;
    private Bypasses bypasses;
    private Lease lease;

    @BeforeEach
    void addAVariableBehindTheOthers() throws Exception {
        house = new BypassHousehold(folder);
        bypasses = house.bypasses();
        house.sync();
        FixAction action = new FixAction.SetEnv("api", "QUEUE", Optional.of("long"));
        lease =
                bypasses.start(
                        bypasses.review("shop", BypassHousehold.API, action),
                        BypassTerms.of("the queue is full", "maria"));
    }

    @AfterEach
    void close() throws Exception {
        house.close();
    }

    /** Commits the variable in front of the others, where an overlay's patch would put it too. */
    private void commit(String value) throws Exception {
        String text = BypassHousehold.deployment(2, "registry.example/api:1");
        String first = "- {name: MODE, value: fast}";
        assertThat(text).contains(first);
        int at = text.indexOf(first);
        String indent = text.substring(text.lastIndexOf('\n', at) + 1, at);
        house.commit(
                "api.yaml",
                text.replace(first, "- {name: QUEUE, value: " + value + "}\n" + indent + first));
    }

    @Test
    void anotherOrderOfTheListAroundItIsNoReasonToWait() throws Exception {
        commit("long");

        Bypasses.Tended end = bypasses.release(lease.id(), false, "maria");

        assertThat(end.lease().stage()).as(end.waitsFor()).isEqualTo(Stage.RELEASED);
        assertThat(house.live(BypassHousehold.API).root().toJson()).contains("QUEUE");
        house.sync();
        assertThat(house.compare().inSync()).isTrue();
    }

    /** A sync leaves alone what Git does not name, so nothing else would notice. */
    @Test
    void whatTheFixAddedBesideGitIsNotInGitAlthoughNothingDiffers() throws Exception {
        assertThat(house.compare().inSync()).isTrue();

        assertThatThrownBy(() -> bypasses.release(lease.id(), false, "maria"))
                .isInstanceOf(NotInGitException.class)
                .hasMessageContaining("QUEUE");

        Bypasses.Tended end = bypasses.release(lease.id(), true, "maria");
        assertThat(end.lease().stage()).as(end.waitsFor()).isEqualTo(Stage.RELEASED);
        assertThat(house.live(BypassHousehold.API).root().toJson()).doesNotContain("QUEUE");
    }

    @Test
    void anotherValueInAListOfAnotherOrderIs() throws Exception {
        commit("short");

        assertThatThrownBy(() -> bypasses.release(lease.id(), false, "maria"))
                .isInstanceOf(NotInGitException.class)
                .as("the field named as it is written, not as a list of one")
                .hasMessageContaining("differ on .spec.template.spec.containers")
                .hasMessageContaining("env");
    }
}
