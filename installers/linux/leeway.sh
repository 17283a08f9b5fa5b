#!/bin/sh
# One command for the window and for everything without one.
here=$(dirname "$(readlink -f "$0")")/..
app=$here/lib/app
class_path=@CLASS_PATH@
display=
# Asked for by scripts and prompts: nothing but the version is loaded.
if [ "$*" = version ]; then
  exec "$here/lib/runtime/bin/java" @BRIEF@ $LEEWAY_JAVA_OPTIONS -cp "$class_path" @MAIN@ version
fi
case "${1:-open} ${2:-}" in
practice\ --serve*) mode=headless ;;
open\ * | practice\ * | leeway:*) mode=window ;;
*) mode=headless ;;
esac
if [ $mode = headless ]; then
  exec "$here/lib/runtime/bin/java" @HEADLESS@ $LEEWAY_JAVA_OPTIONS -cp "$class_path" @MAIN@ "$@"
fi
# Two pools of native memory are enough for a window; a pool for each thread keeps what it once needed.
export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-2}"
# Without a graphics processor JavaFX paints itself, at once, instead of through a compiler of shaders; GTK, which
# only opens the window, would load that compiler all the same.
if [ ! -e /dev/dri ] && [ ! -e /dev/nvidia0 ] && [ ! -e /dev/dxg ]; then
  display=-Dprism.order=sw
  export GDK_GL="${GDK_GL:-disable}"
fi
if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  display="-Dglass.platform=Headless -Dprism.order=sw -Djava.awt.headless=true"
fi
exec "$here/lib/runtime/bin/java" @WINDOW@ $display $LEEWAY_JAVA_OPTIONS -cp "$class_path" @MAIN@ "$@"
