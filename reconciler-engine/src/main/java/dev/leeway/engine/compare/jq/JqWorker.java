package dev.leeway.engine.compare.jq;

import dev.leeway.engine.compare.DoubtPhrase;
import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.worker.Frames;
import dev.leeway.engine.worker.Worker;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;
import net.thisptr.jackson.jq.exception.JsonQueryException;

/**
 * The program of the child process: says that it is ready, then answers one request after the other
 * until its input ends. It keeps nothing between requests.
 */
public final class JqWorker {
    private JqWorker() {}

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws IOException {
        Worker.endWithParent();
        DataInputStream in = new DataInputStream(System.in);
        DataOutputStream out = new DataOutputStream(System.out);
        JqEvaluation evaluation = new JqEvaluation();
        // The first evaluation loads the library; that is part of the start, not of the limit.
        answer(evaluation, JsonObject.builder().put("expression", ".a[]?").build());
        Frames.write(out, JsonObject.EMPTY);
        while (true) {
            JsonObject request;
            try {
                request = Frames.read(in);
            } catch (EOFException _) {
                return;
            }
            Frames.write(out, answer(evaluation, request));
        }
    }

    private static JsonObject answer(JqEvaluation evaluation, JsonObject request) {
        String expression = request.string("expression", "");
        Optional<Wording> mistake = JqEvaluation.mistake(expression);
        if (mistake.isPresent()) {
            return error(mistake.get());
        }
        try {
            return JsonObject.builder()
                    .put(
                            "pointers",
                            JsonArray.ofStrings(
                                    evaluation.pointers(expression, request.objectAt("object"))))
                    .build();
        } catch (JsonQueryException e) {
            return error(DoubtPhrase.JQ_SAYS.of(JqEvaluation.firstLine(e)));
        } catch (StackOverflowError _) {
            return error(DoubtPhrase.EXPRESSION_RECURSES.of());
        }
    }

    private static JsonObject error(Wording why) {
        return JsonObject.builder().put("error", why.text()).build();
    }
}
