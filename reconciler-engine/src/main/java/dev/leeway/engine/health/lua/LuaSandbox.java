package dev.leeway.engine.health.lua;

import dev.leeway.engine.json.JsonObject;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.luaj.vm2.Globals;
import org.luaj.vm2.LoadState;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;
import org.luaj.vm2.compiler.LuaC;
import org.luaj.vm2.lib.BaseLib;
import org.luaj.vm2.lib.MathLib;
import org.luaj.vm2.lib.OneArgFunction;
import org.luaj.vm2.lib.PackageLib;
import org.luaj.vm2.lib.StringLib;
import org.luaj.vm2.lib.TableLib;
import org.luaj.vm2.lib.VarArgFunction;

/**
 * Evaluates one script against one object, in globals made for this evaluation alone: tables,
 * strings, mathematics and the time; no files, no processes, no Java, no loading of code.
 */
final class LuaSandbox {
    private static final List<String> WITHHELD =
            List.of(
                    "dofile",
                    "loadfile",
                    "load",
                    "loadstring",
                    "require",
                    "package",
                    "print",
                    "collectgarbage");

    /** The directives of {@code os.date} that scripts use, as Java's. */
    private static final Map<String, String> DATE_DIRECTIVES =
            Map.of("%Y", "uuuu", "%m", "MM", "%d", "dd", "%H", "HH", "%M", "mm", "%S", "ss");

    private LuaSandbox() {}

    /** Returns what the script returned; an empty status when it returned none. */
    static JsonObject evaluate(String script, JsonObject object) {
        Globals globals = globals();
        globals.set("obj", LuaValues.of(object));
        LuaValue result = globals.load(script, "health.lua").call();
        JsonObject.Builder verdict = JsonObject.builder();
        if (result.istable()) {
            verdict.put("status", result.get("status").optjstring(""));
            verdict.put("message", result.get("message").optjstring(""));
        }
        return verdict.build();
    }

    private static Globals globals() {
        Globals globals = new Globals();
        globals.load(new BaseLib());
        globals.load(new PackageLib());
        globals.load(new TableLib());
        globals.load(new StringLib());
        globals.load(new MathLib());
        LoadState.install(globals);
        LuaC.install(globals);
        WITHHELD.forEach(name -> globals.set(name, LuaValue.NIL));
        globals.get("string").set("dump", LuaValue.NIL);
        globals.get("table").set("getn", new Length());
        globals.set("os", clock());
        return globals;
    }

    /** Older Lua's {@code table.getn}, which published scripts still call. */
    private static final class Length extends OneArgFunction {
        @Override
        public LuaValue call(LuaValue table) {
            return LuaValue.valueOf(table.length());
        }
    }

    private static LuaTable clock() {
        LuaTable os = new LuaTable();
        os.set("time", new Time());
        os.set("date", new Date());
        return os;
    }

    /** Seconds since 1970: now, or of a table of year, month, day, hour, min and sec. */
    private static final class Time extends VarArgFunction {
        @Override
        public Varargs invoke(Varargs arguments) {
            if (!arguments.arg1().istable()) {
                return LuaValue.valueOf((double) Instant.now().getEpochSecond());
            }
            LuaTable parts = arguments.checktable(1);
            LocalDateTime time =
                    LocalDateTime.of(parts.get("year").checkint(), 1, 1, 0, 0)
                            .plusMonths(parts.get("month").checkint() - 1L)
                            .plusDays(parts.get("day").checkint() - 1L)
                            .plusHours(parts.get("hour").optint(12))
                            .plusMinutes(parts.get("min").optint(0))
                            .plusSeconds(parts.get("sec").optint(0));
            return LuaValue.valueOf((double) time.toEpochSecond(ZoneOffset.UTC));
        }
    }

    /** A time as text, always in UTC. */
    private static final class Date extends VarArgFunction {
        @Override
        public Varargs invoke(Varargs arguments) {
            String format = arguments.optjstring(1, "%Y-%m-%d %H:%M:%S").replaceFirst("^!", "");
            Instant time =
                    arguments.isnumber(2)
                            ? Instant.ofEpochSecond(arguments.checklong(2))
                            : Instant.now();
            String text = format;
            for (Map.Entry<String, String> directive : DATE_DIRECTIVES.entrySet()) {
                String value =
                        DateTimeFormatter.ofPattern(directive.getValue())
                                .format(time.atOffset(ZoneOffset.UTC));
                text = text.replace(directive.getKey(), value);
            }
            return LuaValue.valueOf(text);
        }
    }
}
