package dev.leeway.engine.render.helm;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.jni.NativeLibrary;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonWriter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * The worker process that holds the Helm library, which may abort its whole process. It takes one
 * order a line on standard input and writes each answer to the file that the order names. It ends
 * when its standard input does, that is with its parent, by halting: the library swallows the usual
 * signals.
 */
public final class HelmWorkerMain {
    private HelmWorkerMain() {}

    /** Works until standard input ends. */
    public static void main(String[] arguments) throws InterruptedException {
        BlockingQueue<String> orders = new LinkedBlockingQueue<>();
        // A thread of its own, so that the end of the parent is seen while a chart is rendering.
        Thread.ofPlatform().daemon().start(() -> listen(orders));
        while (true) {
            answer(JsonReader.readObject(orders.take()));
        }
    }

    private static void listen(BlockingQueue<String> orders) {
        try (BufferedReader input =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = input.readLine(); line != null; line = input.readLine()) {
                orders.add(line);
            }
        } catch (IOException e) {
            // The parent is gone: the same as the end of the input.
            Runtime.getRuntime().halt(1);
        }
        Runtime.getRuntime().halt(0);
    }

    private static void answer(JsonObject order) {
        JsonObject answer = render(order);
        Path file = Path.of(order.string("answer", ""));
        try {
            Path part = Files.writeString(file.resolveSibling("part"), JsonWriter.compact(answer));
            Files.move(part, file);
        } catch (IOException e) {
            // Without an answer the parent can only wait in vain.
            Runtime.getRuntime().halt(2);
        }
    }

    private static JsonObject render(JsonObject order) {
        try {
            // The library would otherwise download its native part.
            if (ServiceLoader.load(NativeLibrary.class).findFirst().isEmpty()) {
                return JsonObject.of("missing", new JsonString(System.getProperty("os.name", "")));
            }
            @Nullable String output =
                    new Helm(Path.of(order.string("chart", "")))
                            .template()
                            .withName(order.string("name", ""))
                            .withNamespace(order.string("namespace", ""))
                            .withKubeVersion(order.string("kubeVersion", ""))
                            .withValuesFile(Path.of(order.string("values", "")))
                            .call();
            return output == null
                    ? JsonObject.of("error", new JsonString("Helm broke off without a reason"))
                    : JsonObject.of("output", new JsonString(output));
        } catch (RuntimeException | LinkageError e) {
            return JsonObject.of("error", new JsonString(String.valueOf(e.getMessage())));
        }
    }
}
