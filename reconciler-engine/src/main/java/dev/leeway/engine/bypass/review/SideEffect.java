package dev.leeway.engine.bypass.review;

import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.resource.ResourceKey;

/** Something else that a fix sets in motion. */
public sealed interface SideEffect {
    /**
     * Returns it as a sentence in English, as commands print it; windows have words of their own.
     */
    String sentence();

    /**
     * All pods of a workload are replaced.
     *
     * @param workload the workload
     * @param pods how many there are
     */
    record PodsReplaced(ResourceKey workload, long pods) implements SideEffect {
        @Override
        public String sentence() {
            return "All " + pods + " pod(s) of " + workload + " are replaced.";
        }
    }

    /**
     * A Service begins or stops to send traffic to the pods.
     *
     * @param service its name
     * @param begins whether it begins
     */
    record TrafficMoves(String service, boolean begins) implements SideEffect {
        @Override
        public String sentence() {
            return "Service "
                    + service
                    + (begins ? " begins to send" : " stops sending")
                    + " traffic to its pods.";
        }
    }

    /**
     * Which Services send traffic could not be read.
     *
     * @param why the reason
     */
    record ServicesUnread(String why) implements SideEffect {
        @Override
        public String sentence() {
            return "Which Services send traffic to its pods could not be read: " + why;
        }
    }

    /**
     * A workload reads the ConfigMap or Secret.
     *
     * @param reader the workload
     */
    record ReadBy(ResourceKey reader) implements SideEffect {
        @Override
        public String sentence() {
            return reader
                    + " reads it: mounted files follow within about a minute,"
                    + " environment variables only after a restart.";
        }
    }

    /**
     * Which workloads of a kind read it is not known.
     *
     * @param kind the kind
     * @param why the reason
     */
    record ReadersUnread(GroupKind kind, String why) implements SideEffect {
        @Override
        public String sentence() {
            return "Which " + kind + "s read it is not known: " + why;
        }
    }
}
