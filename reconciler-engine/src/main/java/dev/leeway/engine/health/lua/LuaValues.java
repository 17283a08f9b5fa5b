package dev.leeway.engine.health.lua;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonBoolean;
import dev.leeway.engine.json.JsonNull;
import dev.leeway.engine.json.JsonNumber;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import java.util.OptionalLong;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;

/** Turns JSON into what a Lua script sees: objects and lists are tables, null is absence. */
final class LuaValues {
    private LuaValues() {}

    static LuaValue of(JsonValue value) {
        return switch (value) {
            case JsonObject object -> {
                LuaTable table = new LuaTable();
                object.forEach((name, member) -> table.set(name, of(member)));
                yield table;
            }
            case JsonArray array -> {
                LuaTable table = new LuaTable();
                for (int i = 0; i < array.size(); i++) {
                    table.set(i + 1, of(array.get(i)));
                }
                yield table;
            }
            case JsonString text -> LuaValue.valueOf(text.value());
            case JsonNumber number -> number(number);
            case JsonBoolean flag -> LuaValue.valueOf(flag.value());
            case JsonNull _ -> LuaValue.NIL;
        };
    }

    private static LuaValue number(JsonNumber number) {
        OptionalLong integer = number.asLong();
        boolean small = integer.isPresent() && integer.getAsLong() == (int) integer.getAsLong();
        return small
                ? LuaValue.valueOf((int) integer.getAsLong())
                : LuaValue.valueOf(number.asDecimal().doubleValue());
    }
}
