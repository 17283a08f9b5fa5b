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
if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  display="-Dglass.platform=Headless -Dprism.order=sw -Djava.awt.headless=true"
fi
exec "$here/lib/runtime/bin/java" @WINDOW@ $display $LEEWAY_JAVA_OPTIONS -cp "$class_path" @MAIN@ "$@"
