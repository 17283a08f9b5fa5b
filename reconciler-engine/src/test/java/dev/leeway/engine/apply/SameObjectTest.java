package dev.leeway.engine.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.resource.Manifest;
import org.junit.jupiter.api.Test;

class SameObjectTest {
    private static final String SPEC_ENTRY =
            "{\"manager\":\"leeway\",\"operation\":\"Apply\",\"time\":\"%s\","
                    + "\"fieldsV1\":{\"f:spec\":{\"f:replicas\":{}}%s}}";
    private static final String STATUS_ENTRY =
            ",{\"manager\":\"kube-controller-manager\",\"operation\":\"Update\","
                    + "\"subresource\":\"status\",\"fieldsV1\":{\"f:metadata\":{\"f:annotations\":"
                    + "{\".\":{},\"f:deployment.kubernetes.io/revision\":{}}},\"f:status\":{}}}";
    private static final String ALSO_OURS =
            ",\"f:metadata\":{\"f:annotations\":{\"f:deployment.kubernetes.io/revision\":{}}}";

    private static Manifest object(int version, int replicas, String annotations, String entries) {
        return new Manifest(
                JsonReader.readObject(
                        """
                        {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"web",
                         "uid":"u","generation":%d,"resourceVersion":"%d"%s,"managedFields":[%s]},
                         "spec":{"replicas":%d},"status":{"observedGeneration":%d}}
                        """
                                .formatted(
                                        version,
                                        version,
                                        annotations,
                                        entries,
                                        replicas,
                                        version)));
    }

    private static String revision(int number) {
        return ",\"annotations\":{\"deployment.kubernetes.io/revision\":\"" + number + "\"}";
    }

    private static String spec(String more) {
        return SPEC_ENTRY.formatted("2026-11-29T10:00:00Z", more);
    }

    @Test
    void theRevisionThatComesWithTheStatusIsNoOtherObject() {
        Manifest fresh = object(1, 2, "", spec(""));
        Manifest rolledOut = object(2, 2, revision(1), spec("") + STATUS_ENTRY);
        Manifest rolledOutAgain = object(3, 2, revision(2), spec("") + STATUS_ENTRY);

        assertThat(SameObject.isSame(fresh, rolledOut)).isTrue();
        assertThat(SameObject.isSame(rolledOut, rolledOutAgain)).isTrue();
    }

    @Test
    void anAnnotationThatSomebodyElseOwnsTooCounts() {
        Manifest one = object(1, 2, revision(1), spec(ALSO_OURS) + STATUS_ENTRY);
        Manifest two = object(2, 2, revision(2), spec(ALSO_OURS) + STATUS_ENTRY);
        Manifest other = object(3, 2, ",\"annotations\":{\"note\":\"x\"}", spec(""));

        assertThat(SameObject.isSame(one, two)).isFalse();
        assertThat(SameObject.isSame(other, object(4, 2, "", spec("")))).isFalse();
    }

    @Test
    void whatIsWantedOrOwnedOtherwiseCounts() {
        Manifest seen = object(1, 2, "", spec(""));

        assertThat(SameObject.isSame(seen, object(2, 3, "", spec("")))).isFalse();
        assertThat(SameObject.isSame(seen, object(2, 2, "", ""))).isFalse();
        assertThat(
                        SameObject.isSame(
                                seen,
                                object(2, 2, "", SPEC_ENTRY.formatted("2026-11-29T11:00:00Z", ""))))
                .as("written again without a change")
                .isTrue();
    }
}
