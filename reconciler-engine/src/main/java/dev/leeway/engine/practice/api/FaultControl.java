package dev.leeway.engine.practice.api;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.practice.fault.FaultText;
import dev.leeway.engine.practice.fault.Faults;
import dev.leeway.engine.practice.store.PracticeStore;
import dev.leeway.engine.practice.store.WatchSignal;
import java.util.List;
import java.util.Optional;

/**
 * Leeway's own path for drills, {@code /leeway/faults}: GET lists, POST switches a fault on, DELETE
 * (of {@code /leeway/faults/ID}, or of all) switches off; POST {@code
 * /leeway/faults/expire-watches} forgets all history and ends every watch with a 410.
 */
final class FaultControl {
    static final String PATH = "/leeway/faults";

    private final Faults faults;
    private final PracticeStore store;
    private final RequestBody bodies = new RequestBody();

    FaultControl(Faults faults, PracticeStore store) {
        this.faults = faults;
        this.store = store;
    }

    ApiResponse answer(ApiRequest request) {
        String below = request.path().substring(PATH.length());
        return switch (request.method()) {
            case "GET" -> ApiResponse.json(200, standing());
            case "POST" -> below.equals("/expire-watches") ? expireWatches() : add(request);
            case "DELETE" -> remove(below);
            default -> throw new Refusal(Statuses.methodNotAllowed());
        };
    }

    private JsonObject standing() {
        List<JsonValue> all = faults.standing().stream().<JsonValue>map(FaultText::write).toList();
        return JsonObject.of("faults", new JsonArray(all));
    }

    private ApiResponse add(ApiRequest request) {
        try {
            int id = faults.add(FaultText.read(bodies.object(request)));
            return ApiResponse.json(201, JsonObject.of("id", JsonValue.of(id)));
        } catch (IllegalArgumentException e) {
            throw new Refusal(Statuses.badRequest(String.valueOf(e.getMessage())));
        }
    }

    private ApiResponse remove(String below) {
        if (below.isEmpty()) {
            faults.clear();
            return ApiResponse.json(200, standing());
        }
        if (below.matches("/\\d{1,9}") && faults.remove(Integer.parseInt(below.substring(1)))) {
            return ApiResponse.json(200, standing());
        }
        throw new Refusal(Statuses.noSuchPath());
    }

    private ApiResponse expireWatches() {
        store.compact();
        store.endWatches(Optional.empty(), WatchSignal.End.EXPIRED);
        return ApiResponse.json(200, standing());
    }
}
