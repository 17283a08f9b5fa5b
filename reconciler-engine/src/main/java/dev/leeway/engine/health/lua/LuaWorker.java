package dev.leeway.engine.health.lua;

import dev.leeway.engine.health.HealthPhrase;
import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.worker.Frames;
import dev.leeway.engine.worker.Worker;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import org.luaj.vm2.LuaError;

/**
 * The program of the child process: says that it is ready, then answers one request after the other
 * until its input ends. It keeps nothing between requests.
 */
public final class LuaWorker {
    private LuaWorker() {}

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws IOException {
        // An endless script would outlive a parent that was killed, and keep a core busy.
        Worker.endWithParent();
        DataInputStream in = new DataInputStream(System.in);
        DataOutputStream out = new DataOutputStream(System.out);
        Frames.write(out, JsonObject.EMPTY);
        while (true) {
            JsonObject request;
            try {
                request = Frames.read(in);
            } catch (EOFException _) {
                return;
            }
            Frames.write(out, answer(request));
        }
    }

    private static JsonObject answer(JsonObject request) {
        try {
            return LuaSandbox.evaluate(request.string("script", ""), request.objectAt("object"));
        } catch (LuaError e) {
            String message = e.getMessage();
            return error(
                    message == null
                            ? HealthPhrase.LUA_SILENT.of()
                            : HealthPhrase.LUA_SAYS.of(message));
        } catch (StackOverflowError _) {
            return error(HealthPhrase.LUA_RECURSES.of());
        }
    }

    private static JsonObject error(Wording why) {
        return JsonObject.builder().put("error", why.text()).build();
    }
}
