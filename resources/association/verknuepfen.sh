#!/bin/sh
# Makes a double click on a .programm file open Programmwerk, for this user only. Takes the program's path, or finds it
# beside the folder in which this script lies. Needs shared-mime-info and desktop-file-utils, which desktops bring along.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
program=${1:-}
for each in "$here/../../../programmwerk" "$here/../../programmwerk"; do
  if [ -z "$program" ] && [ -f "$each" ] && [ -x "$each" ]; then
    program=$(CDPATH= cd -- "$(dirname -- "$each")" && pwd)/programmwerk
  fi
done
if [ -z "$program" ]; then
  echo "Programmwerk wurde nicht gefunden. Aufruf: verknuepfen.sh PFAD/programmwerk" >&2
  exit 2
fi
data=${XDG_DATA_HOME:-$HOME/.local/share}
mkdir -p "$data/mime/packages" "$data/applications"
cp "$here/programmwerk.xml" "$data/mime/packages/programmwerk.xml"
escaped=$(printf '%s' "$program" | sed 's/[\\&|]/\\&/g')
sed "s|@PROGRAM@|$escaped|" "$here/programmwerk.desktop" >"$data/applications/programmwerk.desktop"
if command -v update-mime-database >/dev/null; then update-mime-database "$data/mime"; fi
if command -v update-desktop-database >/dev/null; then update-desktop-database "$data/applications"; fi
if command -v xdg-mime >/dev/null; then xdg-mime default programmwerk.desktop application/x-programmwerk; fi
echo "Dateien mit der Endung .programm öffnen sich jetzt mit $program."
