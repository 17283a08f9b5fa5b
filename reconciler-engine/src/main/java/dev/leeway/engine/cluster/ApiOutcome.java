package dev.leeway.engine.cluster;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.live.LiveState.Unreadable.Reason;
import dev.leeway.engine.wording.Wording;
import java.util.List;

/** What became of one request, all repetitions included. */
sealed interface ApiOutcome {
    /**
     * The server answered.
     *
     * @param status the HTTP status
     * @param body the body; where it was not JSON, a Status object with its text
     * @param doubtful whether an earlier try was sent and may have been carried out
     * @param warnings what the server warns of, in its words
     */
    record Answered(int status, JsonObject body, boolean doubtful, List<String> warnings)
            implements ApiOutcome {
        public Answered {
            warnings = List.copyOf(warnings);
        }

        /** Without a warning. */
        Answered(int status, JsonObject body, boolean doubtful) {
            this(status, body, doubtful, List.of());
        }

        boolean good() {
            return status >= 200 && status < 300;
        }
    }

    /** The request was certainly not carried out. */
    record NotSent(Reason reason, Wording said, Wording advice) implements ApiOutcome {
        /** Returns what happened, in English. */
        String message() {
            return said.text();
        }
    }

    /** The request was sent and no answer came that could be understood. */
    record Lost(Reason reason, Wording said, Wording advice) implements ApiOutcome {
        /** Returns what happened, in English. */
        String message() {
            return said.text();
        }
    }
}
