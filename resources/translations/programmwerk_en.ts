<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="de_DE">
<context>
    <name></name>
    <message>
        <source>&amp;Programm</source>
        <translation>&amp;Programme</translation>
    </message>
    <message>
        <source>&amp;Bearbeiten</source>
        <translation>&amp;Edit</translation>
    </message>
    <message>
        <source>&amp;Gliederung</source>
        <translation>&amp;Outline</translation>
    </message>
    <message>
        <source>&amp;Text</source>
        <translation>&amp;Text</translation>
    </message>
    <message>
        <source>&amp;Einlesen</source>
        <translation>&amp;Import</translation>
    </message>
    <message>
        <source>&amp;Ansicht</source>
        <translation>&amp;View</translation>
    </message>
    <message>
        <source>&amp;Hilfe</source>
        <translation>&amp;Help</translation>
    </message>
    <message>
        <source>Neues Programm …</source>
        <translation>New programme …</translation>
    </message>
    <message>
        <source>Neues Programm anlegen</source>
        <translation>Start a new programme</translation>
    </message>
    <message>
        <source>Dokument einlesen …</source>
        <translation>Import document …</translation>
    </message>
    <message>
        <source>Word, PDF, ODT oder Text einlesen</source>
        <translation>Import Word, PDF, ODT or text</translation>
    </message>
    <message>
        <source>Exportieren …</source>
        <translation>Export …</translation>
    </message>
    <message>
        <source>Als Word, PDF, Markdown … schreiben</source>
        <translation>Write as Word, PDF, Markdown …</translation>
    </message>
    <message>
        <source>Noch einmal exportieren</source>
        <translation>Export again</translation>
    </message>
    <message>
        <source>Drucken …</source>
        <translation>Print …</translation>
    </message>
    <message>
        <source>Druckvorschau und Drucken</source>
        <translation>Print preview and printing</translation>
    </message>
    <message>
        <source>Druckvorschau …</source>
        <translation>Print preview …</translation>
    </message>
    <message>
        <source>Seiten ansehen, wie sie gedruckt werden</source>
        <translation>See the pages as they are printed</translation>
    </message>
    <message>
        <source>Gestaltungen …</source>
        <translation>Designs …</translation>
    </message>
    <message>
        <source>Auszug exportieren …</source>
        <translation>Export excerpt …</translation>
    </message>
    <message>
        <source>Angaben zum Programm</source>
        <translation>Programme details</translation>
    </message>
    <message>
        <source>Gliederung und Felder …</source>
        <translation>Structure and fields …</translation>
    </message>
    <message>
        <source>Als Vorlage für ein neues</source>
        <translation>As template for a new one</translation>
    </message>
    <message>
        <source>Kopie als neues Programm öffnen</source>
        <translation>Open a copy as a new programme</translation>
    </message>
    <message>
        <source>In Ordner ablegen …</source>
        <translation>File in folder …</translation>
    </message>
    <message>
        <source>Im Archiv</source>
        <translation>In the archive</translation>
    </message>
    <message>
        <source>Ins Archiv legen oder herausholen</source>
        <translation>Put into the archive or take out of it</translation>
    </message>
    <message>
        <source>Programm in den Papierkorb</source>
        <translation>Move programme to bin</translation>
    </message>
    <message>
        <source>Programmdatei öffnen …</source>
        <translation>Open programme file …</translation>
    </message>
    <message>
        <source>.programm-Datei öffnen</source>
        <translation>Open a .programm file</translation>
    </message>
    <message>
        <source>Programm weitergeben …</source>
        <translation>Share programme …</translation>
    </message>
    <message>
        <source>Als Datei für andere</source>
        <translation>As a file for others</translation>
    </message>
    <message>
        <source>Als .programm sichern …</source>
        <translation>Save as .programm …</translation>
    </message>
    <message>
        <source>Mit Verlauf und Versionen</source>
        <translation>With history and versions</translation>
    </message>
    <message>
        <source>Ort der Daten zeigen</source>
        <translation>Show data folder</translation>
    </message>
    <message>
        <source>Daten verschieben …</source>
        <translation>Move data …</translation>
    </message>
    <message>
        <source>An einen anderen Ort verschieben</source>
        <translation>Move to another place</translation>
    </message>
    <message>
        <source>Name und Kürzel …</source>
        <translation>Name and initials …</translation>
    </message>
    <message>
        <source>Beenden</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>Rückgängig</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Wiederholen</source>
        <translation>Redo</translation>
    </message>
    <message>
        <source>In der Gliederung filtern</source>
        <translation>Filter the outline</translation>
    </message>
    <message>
        <source>In allen Programmen suchen</source>
        <translation>Search all programmes</translation>
    </message>
    <message>
        <source>Suchen und ersetzen …</source>
        <translation>Find and replace …</translation>
    </message>
    <message>
        <source>Papierkorb …</source>
        <translation>Bin …</translation>
    </message>
    <message>
        <source>Sicherungen …</source>
        <translation>Backups …</translation>
    </message>
    <message>
        <source>Eintrag darunter</source>
        <translation>Entry below</translation>
    </message>
    <message>
        <source>Untergeordneter Eintrag</source>
        <translation>Subordinate entry</translation>
    </message>
    <message>
        <source>Umbenennen</source>
        <translation>Rename</translation>
    </message>
    <message>
        <source>Verdoppeln</source>
        <translation>Duplicate</translation>
    </message>
    <message>
        <source>Löschen</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Nach oben</source>
        <translation>Move up</translation>
    </message>
    <message>
        <source>Nach unten</source>
        <translation>Move down</translation>
    </message>
    <message>
        <source>Eine Ebene höher</source>
        <translation>One level up</translation>
    </message>
    <message>
        <source>Eine Ebene tiefer</source>
        <translation>One level down</translation>
    </message>
    <message>
        <source>Ausschneiden</source>
        <translation>Cut</translation>
    </message>
    <message>
        <source>Kopieren</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Einfügen</source>
        <translation>Paste</translation>
    </message>
    <message>
        <source>Gliederung sperren</source>
        <translation>Lock outline</translation>
    </message>
    <message>
        <source>Aufbau vor Versehen schützen</source>
        <translation>Protect the structure from slips</translation>
    </message>
    <message>
        <source>Bis zur 1. Ebene zeigen</source>
        <translation>Show to level 1</translation>
    </message>
    <message>
        <source>Bis zur 2. Ebene zeigen</source>
        <translation>Show to level 2</translation>
    </message>
    <message>
        <source>Bis zur 3. Ebene zeigen</source>
        <translation>Show to level 3</translation>
    </message>
    <message>
        <source>Alles aufklappen</source>
        <translation>Expand all</translation>
    </message>
    <message>
        <source>Alles zuklappen</source>
        <translation>Collapse all</translation>
    </message>
    <message>
        <source>Fett</source>
        <translation>Bold</translation>
    </message>
    <message>
        <source>Kursiv</source>
        <translation>Italic</translation>
    </message>
    <message>
        <source>Aufzählung</source>
        <translation>Bullet list</translation>
    </message>
    <message>
        <source>Nummerierte Liste</source>
        <translation>Numbered list</translation>
    </message>
    <message>
        <source>Verweis …</source>
        <translation>Link …</translation>
    </message>
    <message>
        <source>Verweis auf eine Adresse</source>
        <translation>Link to an address</translation>
    </message>
    <message>
        <source>Fußnote …</source>
        <translation>Footnote …</translation>
    </message>
    <message>
        <source>Kommentieren</source>
        <translation>Comment</translation>
    </message>
    <message>
        <source>Eintrag oder Markiertes kommentieren</source>
        <translation>Comment on the entry or the selection</translation>
    </message>
    <message>
        <source>Auszeichnung entfernen</source>
        <translation>Clear formatting</translation>
    </message>
    <message>
        <source>Eigene Wörter …</source>
        <translation>Own words …</translation>
    </message>
    <message>
        <source>Was als richtig geschrieben gilt</source>
        <translation>What counts as spelt correctly</translation>
    </message>
    <message>
        <source>Einlesen</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Eingelesenes prüfen</source>
        <translation>Review what was imported</translation>
    </message>
    <message>
        <source>Einfügen mit Erkennung</source>
        <translation>Paste and recognise</translation>
    </message>
    <message>
        <source>Aus der Zwischenablage einlesen</source>
        <translation>Import from the clipboard</translation>
    </message>
    <message>
        <source>Titel ändern</source>
        <translation>Change title</translation>
    </message>
    <message>
        <source>Hier teilen</source>
        <translation>Split here</translation>
    </message>
    <message>
        <source>Ab der Schreibmarke neuer Eintrag</source>
        <translation>New entry from the cursor on</translation>
    </message>
    <message>
        <source>Mit dem vorigen verbinden</source>
        <translation>Join with previous</translation>
    </message>
    <message>
        <source>An den Eintrag davor anschließen</source>
        <translation>Append to the entry before</translation>
    </message>
    <message>
        <source>In Text umwandeln</source>
        <translation>Turn into text</translation>
    </message>
    <message>
        <source>Wird Text der Überschrift darüber</source>
        <translation>Becomes text of the heading above</translation>
    </message>
    <message>
        <source>Aufzählung auflösen</source>
        <translation>Break up list</translation>
    </message>
    <message>
        <source>Punkte im Text werden Einträge</source>
        <translation>Items in the text become entries</translation>
    </message>
    <message>
        <source>Nicht übernehmen</source>
        <translation>Leave out</translation>
    </message>
    <message>
        <source>Zeile als Text übernehmen</source>
        <translation>Take line as text</translation>
    </message>
    <message>
        <source>Zeile wird Text des Eintrags davor</source>
        <translation>The line joins the entry before</translation>
    </message>
    <message>
        <source>Zeile als Eintrag übernehmen</source>
        <translation>Take line as entry</translation>
    </message>
    <message>
        <source>Nächste Zeile, die nirgends steht</source>
        <translation>Next line that was left out</translation>
    </message>
    <message>
        <source>Nur Zeilen, die nirgends stehen</source>
        <translation>Only lines that were left out</translation>
    </message>
    <message>
        <source>Nächster Hinweis</source>
        <translation>Next finding</translation>
    </message>
    <message>
        <source>Voriger Hinweis</source>
        <translation>Previous finding</translation>
    </message>
    <message>
        <source>Suchen oder Befehl …</source>
        <translation>Search or command …</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Schreiben</source>
        <translation>Write</translation>
    </message>
    <message>
        <source>Maßnahmen</source>
        <translation>Measures</translation>
    </message>
    <message>
        <source>Versionen</source>
        <translation>Versions</translation>
    </message>
    <message>
        <source>Versionen speichern, vergleichen</source>
        <translation>Save and compare versions</translation>
    </message>
    <message>
        <source>Beiblatt</source>
        <translation>Side sheet</translation>
    </message>
    <message>
        <source>Beiblatt ein- und ausblenden</source>
        <translation>Show or hide the side sheet</translation>
    </message>
    <message>
        <source>Vorschau</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>Hinweise</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>Kommentare</source>
        <translation>Comments</translation>
    </message>
    <message>
        <source>Verlauf</source>
        <translation>History</translation>
    </message>
    <message>
        <source>Fokus</source>
        <translation>Focus</translation>
    </message>
    <message>
        <source>Nur den Text zeigen</source>
        <translation>Show the text only</translation>
    </message>
    <message>
        <source>Zweig zusammenhängend</source>
        <translation>Branch as one text</translation>
    </message>
    <message>
        <source>Nächster Bereich</source>
        <translation>Next pane</translation>
    </message>
    <message>
        <source>Voriger Bereich</source>
        <translation>Previous pane</translation>
    </message>
    <message>
        <source>Größere Schrift</source>
        <translation>Larger text</translation>
    </message>
    <message>
        <source>Kleinere Schrift</source>
        <translation>Smaller text</translation>
    </message>
    <message>
        <source>Übliche Schriftgröße</source>
        <translation>Normal text size</translation>
    </message>
    <message>
        <source>Hell</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Dunkel</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Wie das System</source>
        <translation>As the system</translation>
    </message>
    <message>
        <source>Language: English</source>
        <translation>Sprache: Deutsch</translation>
    </message>
    <message>
        <source>Handbuch</source>
        <translation>Handbook (in German)</translation>
    </message>
    <message>
        <source>Tastenkürzel</source>
        <translation>Keyboard shortcuts</translation>
    </message>
    <message>
        <source>Über Programmwerk</source>
        <translation>About Programmwerk</translation>
    </message>
    <message>
        <source>Vergleich mit „{name}“</source>
        <translation>Comparison with “{name}”</translation>
    </message>
    <message>
        <source>Druckfassung</source>
        <translation>Print edition</translation>
    </message>
    <message>
        <source>Beratungsfassung mit Zeilennummern</source>
        <translation>Deliberation copy with line numbers</translation>
    </message>
    <message>
        <source>Maßnahmentabelle</source>
        <translation>Table of measures</translation>
    </message>
    <message>
        <source>Ein Blatt je Maßnahme</source>
        <translation>One sheet per measure</translation>
    </message>
    <message>
        <source>Vergleich mit einer früheren Version</source>
        <translation>Comparison with an earlier version</translation>
    </message>
    <message>
        <source>Das ging nicht</source>
        <translation>That did not work</translation>
    </message>
    <message>
        <source>Schließen</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>beliebig lang</source>
        <translation>any length</translation>
    </message>
    <message>
        <source> Zeichen</source>
        <translation> characters</translation>
    </message>
    <message>
        <source>„{passage}“</source>
        <translation>“{passage}”</translation>
    </message>
    <message>
        <source>Die Prüfung von „{name}“ ist noch nicht übernommen. Alles daran ist noch da.</source>
        <translation>The review of “{name}” has not been taken yet. Everything in it is still there.</translation>
    </message>
    <message>
        <source>Weiter prüfen</source>
        <translation>Continue review</translation>
    </message>
    <message>
        <source>Verwerfen</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>Daten nicht gefunden</source>
        <translation>Data not found</translation>
    </message>
    <message>
        <source>Ordner wählen …</source>
        <translation>Choose folder …</translation>
    </message>
    <message>
        <source>Ordner mit den Daten</source>
        <translation>Folder with the data</translation>
    </message>
    <message>
        <source>{title} – Vergleich</source>
        <translation>{title} – comparison</translation>
    </message>
    <message>
        <source>{title} – Auszug</source>
        <translation>{title} – excerpt</translation>
    </message>
</context>
<context>
    <name>AboutDialog</name>
    <message>
        <source>Über Programmwerk</source>
        <translation>About Programmwerk</translation>
    </message>
    <message>
        <source>Fassung {version}</source>
        <translation>Version {version}</translation>
    </message>
    <message>
        <source>Datenbestand</source>
        <translation>Store</translation>
    </message>
    <message>
        <source>Protokoll (ohne Programmtext)</source>
        <translation>Log (without programme text)</translation>
    </message>
    <message>
        <source>Wörterbuch de_DE (frami)</source>
        <translation>Dictionary de_DE (frami)</translation>
    </message>
    <message>
        <source>GPL 2 oder 3</source>
        <translation>GPL 2 or 3</translation>
    </message>
    <message>
        <source>Alle Bibliotheken mit ihren Lizenzen stehen im Ordner „licences“ der fertigen Anwendung.</source>
        <translation>All libraries and their licences are in the folder “licences” of the built application.</translation>
    </message>
    <message>
        <source>Schließen</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>Announcements</name>
    <message>
        <source>Rückgängig: {words}</source>
        <translation>Undone: {words}</translation>
    </message>
    <message>
        <source>Wiederholt: {words}</source>
        <translation>Redone: {words}</translation>
    </message>
    <message>
        <source>Gespeichert</source>
        <translation>Saved</translation>
    </message>
</context>
<context>
    <name>ArchiveDialog</name>
    <message>
        <source>Programm weitergeben</source>
        <translation>Share programme</translation>
    </message>
    <message>
        <source>Als .programm sichern</source>
        <translation>Save as .programm</translation>
    </message>
    <message>
        <source>Eine Datei, die andere in Programmwerk öffnen und ändern. Kommt sie zurück, führt Programmwerk beide Fassungen zusammen.</source>
        <translation>A file that others open and change in Programmwerk. When it comes back, Programmwerk merges the two copies.</translation>
    </message>
    <message>
        <source>Eine Datei mit allem, was zum Programm gehört: zum Aufheben oder für einen anderen Rechner.</source>
        <translation>A file with everything that belongs to the programme: for keeping, or for another computer.</translation>
    </message>
    <message>
        <source>&amp;Verlauf (wer wann was geändert hat)</source>
        <translation>&amp;History (who changed what, and when)</translation>
    </message>
    <message>
        <source>&amp;Kommentare</source>
        <translation>&amp;Comments</translation>
    </message>
    <message>
        <source>„{title}“. {words}</source>
        <translation>“{title}”. {words}</translation>
    </message>
    <message>
        <source>Gespeicherte V&amp;ersionen</source>
        <translation>Saved v&amp;ersions</translation>
    </message>
    <message>
        <source>&amp;Namen der Schreibenden</source>
        <translation>&amp;Names of the authors</translation>
    </message>
    <message>
        <source>Kennwort</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Kennwort wiederholen</source>
        <translation>Repeat password</translation>
    </message>
    <message>
        <source>Weitergeben</source>
        <translation>Share</translation>
    </message>
    <message>
        <source>Sichern</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Das geht mit</source>
        <translation>What goes with it</translation>
    </message>
    <message>
        <source>ohne Kennwort</source>
        <translation>no password</translation>
    </message>
    <message>
        <source>Datei</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Wählen …</source>
        <translation>Choose …</translation>
    </message>
    <message>
        <source>Wiederholen</source>
        <translation>Repeat</translation>
    </message>
    <message>
        <source>Ohne das Kennwort kann niemand die Datei öffnen, auch wir nicht. Ihr Programm hier bleibt offen.</source>
        <translation>Without the password nobody can open the file, not even we. Your programme here stays open.</translation>
    </message>
    <message>
        <source>Leicht zu erraten. Besser: vier Wörter, die nicht zusammengehören.</source>
        <translation>Easy to guess. Better: four words that do not belong together.</translation>
    </message>
    <message>
        <source>Mit Aufwand zu erraten. Ein Wort mehr macht es gut.</source>
        <translation>Can be guessed with effort. One more word makes it good.</translation>
    </message>
    <message>
        <source>Schwer zu erraten.</source>
        <translation>Hard to guess.</translation>
    </message>
    <message>
        <source>Sehr schwer zu erraten.</source>
        <translation>Very hard to guess.</translation>
    </message>
    <message>
        <source>Die beiden Eingaben sind verschieden.</source>
        <translation>The two entries differ.</translation>
    </message>
    <message>
        <source>Wer die Datei hat, kann sie lesen. Ein Kennwort verschlüsselt sie.</source>
        <translation>Whoever has the file can read it. A password encrypts it.</translation>
    </message>
    <message>
        <source>Programmdatei (*.programm)</source>
        <translation>Programme file (*.programm)</translation>
    </message>
    <message>
        <source>Speichern unter</source>
        <translation>Save as</translation>
    </message>
    <message>
        <source>Geben Sie an, wohin die Datei soll.</source>
        <translation>Say where the file should go.</translation>
    </message>
    <message>
        <source>„{name}“ gibt es schon. Noch einmal „{button}“ ersetzt die Datei.</source>
        <translation>“{name}” exists already. “{button}” once more replaces the file.</translation>
    </message>
</context>
<context>
    <name>ArchiveWishes</name>
    <message>
        <source>„{name}“ ist geschrieben.</source>
        <translation>“{name}” has been written.</translation>
    </message>
    <message>
        <source>Im Ordner zeigen</source>
        <translation>Show in folder</translation>
    </message>
    <message>
        <source>Programmdatei (*.programm)</source>
        <translation>Programme file (*.programm)</translation>
    </message>
    <message>
        <source>Programmdatei öffnen</source>
        <translation>Open programme file</translation>
    </message>
    <message>
        <source>„{title}“ ist als Kopie da.</source>
        <translation>“{title}” is here as a copy.</translation>
    </message>
    <message>
        <source>„{title}“ ist da. {origin}.</source>
        <translation>“{title}” is here. {origin}.</translation>
    </message>
    <message>
        <source>Ihr eigenes Programm dieser Herkunft liegt im Papierkorb. Holen Sie es zurück, um beide zusammenzuführen, oder nehmen Sie die Datei als Kopie auf.</source>
        <translation>Your own programme of this origin is in the bin. Restore it to merge the two, or take the file in as a copy.</translation>
    </message>
    <message>
        <source>Die Fassungen sind zusammengeführt.</source>
        <translation>The two copies have been merged.</translation>
    </message>
    <message>
        <source>Rückgängig</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Gesichert von {author} am {when}</source>
        <translation>Saved by {author} on {when}</translation>
    </message>
    <message>
        <source>Gesichert am {when}</source>
        <translation>Saved on {when}</translation>
    </message>
</context>
<context>
    <name>BackupsDialog</name>
    <message>
        <source>Programmwerk sichert beim Beenden und spätestens alle 30 Minuten, wenn sich etwas geändert hat. Jede Wiederherstellung lässt sich rückgängig machen oder aus der Sicherung davor zurückholen.</source>
        <translation>Programmwerk makes a backup when it is closed, and at least every 30 minutes if anything has changed. Every restoration can be undone, or recovered from the backup before it.</translation>
    </message>
    <message>
        <source>Sicherungen</source>
        <translation>Backups</translation>
    </message>
    <message>
        <source>Jetzt sichern</source>
        <translation>Back up now</translation>
    </message>
    <message>
        <source>Sichert … {done} %</source>
        <translation>Backing up … {done} %</translation>
    </message>
    <message>
        <source>Vergleichen</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>Dieses Programm wiederherstellen</source>
        <translation>Restore this programme</translation>
    </message>
    <message>
        <source>Alles wiederherstellen …</source>
        <translation>Restore everything …</translation>
    </message>
    <message>
        <source>Zurück</source>
        <translation>Back</translation>
    </message>
    <message numerus="yes">
        <source>%Ln Sicherungen</source>
        <translation>
            <numerusform>%Ln backup</numerusform>
            <numerusform>%Ln backups</numerusform>
        </translation>
    </message>
    <message>
        <source>Noch keine Sicherung. Die erste entsteht spätestens beim Beenden.</source>
        <translation>No backup yet. The first is made on closing at the latest.</translation>
    </message>
    <message>
        <source>Diese Sicherung enthält kein Programm.</source>
        <translation>This backup holds no programme.</translation>
    </message>
    <message>
        <source>Heute</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Programme der Sicherung</source>
        <translation>Programmes in the backup</translation>
    </message>
    <message>
        <source>Schließen</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Die Sicherung wird gelesen …</source>
        <translation>Reading the backup …</translation>
    </message>
    <message>
        <source>Alle Programme auf den Stand vom {when} bringen?</source>
        <translation>Take all programmes back to {when}?</translation>
    </message>
    <message>
        <source>Alles wiederherstellen</source>
        <translation>Restore everything</translation>
    </message>
    <message>
        <source>Was seither geschrieben wurde, ist danach nicht mehr zu sehen. Vorher wird gesichert, sodass Sie den jetzigen Stand aus der neuesten Sicherung zurückholen können.</source>
        <translation>What has been written since then will no longer be seen. A backup is made first, so that you can recover the present state from the newest backup.</translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>BackupsWishes</name>
    <message>
        <source>Gesichert.</source>
        <translation>Backed up.</translation>
    </message>
    <message>
        <source>Die neueste Sicherung ist der jetzige Stand.</source>
        <translation>The newest backup is the present state.</translation>
    </message>
    <message>
        <source>„{title}“ ist wieder auf dem Stand vom {when}.</source>
        <translation>“{title}” is back as it was on {when}.</translation>
    </message>
    <message>
        <source>Alle Programme sind wieder auf dem Stand vom {when}.</source>
        <translation>All programmes are back as they were on {when}.</translation>
    </message>
</context>
<context>
    <name>BarButton</name>
    <message>
        <source>Zeigt nur diese in der Tabelle</source>
        <translation>Shows only these in the table</translation>
    </message>
</context>
<context>
    <name>BinDialog</name>
    <message>
        <source>Papierkorb</source>
        <translation>Bin</translation>
    </message>
    <message>
        <source>In den Programmdaten sind die Worte gelöscht. Sie können noch in Dateien stehen, die von einem Umzug der Daten übrig sind. Löschen Sie diese selbst:</source>
        <translation>In the data of the program the words are deleted. They may still stand in files that are left from moving the data. Delete these yourself:</translation>
    </message>
    <message>
        <source>Gelöschtes</source>
        <translation>Deleted items</translation>
    </message>
    <message>
        <source>Der Papierkorb ist leer. Gelöschte Einträge und Programme warten hier.</source>
        <translation>The bin is empty. Deleted entries and programmes wait here.</translation>
    </message>
    <message>
        <source>Endgültig löschen …</source>
        <translation>Delete for good …</translation>
    </message>
    <message>
        <source>Wiederherstellen</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>Schließen</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>(ohne Titel)</source>
        <translation>(untitled)</translation>
    </message>
    <message>
        <source>Programm</source>
        <translation>Programme</translation>
    </message>
    <message numerus="yes">
        <source> mit %Ln Einträgen</source>
        <translation>
            <numerusform> with %Ln entry</numerusform>
            <numerusform> with %Ln entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BranchPage</name>
    <message numerus="yes">
        <source>Hier stehen die ersten %Ln Einträge.</source>
        <translation>
            <numerusform>This is the first entry.</numerusform>
            <numerusform>These are the first %Ln entries.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Breadcrumbs</name>
    <message>
        <source>Pfad</source>
        <translation>Path</translation>
    </message>
    <message>
        <source>Weitere Ebenen</source>
        <translation>More levels</translation>
    </message>
</context>
<context>
    <name>CheckStrip</name>
    <message>
        <source>Wird geprüft</source>
        <translation>Checking</translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Erneut prüfen</source>
        <translation>Check again</translation>
    </message>
    <message>
        <source>Das Programm wird geprüft …</source>
        <translation>Checking the programme …</translation>
    </message>
</context>
<context>
    <name>Checking</name>
    <message>
        <source>Prüfung abgebrochen. Was hier steht, kann veraltet sein.</source>
        <translation>Check cancelled. What is shown here may be out of date.</translation>
    </message>
</context>
<context>
    <name>ChecksPane</name>
    <message>
        <source>Ganzes Programm</source>
        <translation>Whole programme</translation>
    </message>
    <message>
        <source>Dieser Eintrag</source>
        <translation>This entry</translation>
    </message>
    <message>
        <source>Wovon die Hinweise gezeigt werden</source>
        <translation>What the findings are about</translation>
    </message>
    <message>
        <source>Ausblenden</source>
        <translation>Hide</translation>
    </message>
    <message>
        <source>Wieder anzeigen</source>
        <translation>Show again</translation>
    </message>
    <message>
        <source>Warum ist das in Ordnung so?</source>
        <translation>Why is this all right as it is?</translation>
    </message>
    <message>
        <source>Begründung</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Ausgeblendete ({count})</source>
        <translation>Hidden ({count})</translation>
    </message>
    <message>
        <source>Noch nicht geprüft.</source>
        <translation>Not checked yet.</translation>
    </message>
    <message>
        <source>Hier stehen gleich die Hinweise zum Programm.</source>
        <translation>Findings on the programme will appear here shortly.</translation>
    </message>
    <message>
        <source>Keine Hinweise zu diesem Eintrag.</source>
        <translation>No findings for this entry.</translation>
    </message>
    <message>
        <source>Keine Hinweise. Geprüft werden Impressum, Nummern, Verweise, Zuständigkeiten und Sprache.</source>
        <translation>No findings. Checked are imprint, numbers, links, responsibilities and language.</translation>
    </message>
    <message>
        <source>Erledigt</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Zur Stelle</source>
        <translation>Go to the place</translation>
    </message>
    <message>
        <source>„{word}“ ist richtig</source>
        <translation>“{word}” is correct</translation>
    </message>
    <message>
        <source>Ausblenden …</source>
        <translation>Hide …</translation>
    </message>
</context>
<context>
    <name>ChoiceEdit</name>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
</context>
<context>
    <name>ClipWishes</name>
    <message>
        <source>Nur die ersten {taken} von {all} Zeilen wurden eingefügt. Lesen Sie einen so langen Text als Dokument ein.</source>
        <translation>Only the first {taken} of {all} lines were pasted. Import a text of this length as a document.</translation>
    </message>
    <message>
        <source>Ausgeschnitten. Mit Strg+V an der neuen Stelle einfügen.</source>
        <translation>Cut. Paste it in its new place with Ctrl+V.</translation>
    </message>
</context>
<context>
    <name>ColourButton</name>
    <message>
        <source>keine</source>
        <translation>none</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Befehl, Eintrag oder Programm …</source>
        <translation>Command, entry or programme …</translation>
    </message>
    <message>
        <source>Suchen oder Befehl</source>
        <translation>Search or command</translation>
    </message>
    <message>
        <source>Treffer</source>
        <translation>Hits</translation>
    </message>
    <message>
        <source>Nichts gefunden. Versuchen Sie es mit weniger Buchstaben.</source>
        <translation>Nothing found. Try fewer letters.</translation>
    </message>
</context>
<context>
    <name>CommentBubble</name>
    <message>
        <source>Aufgabe</source>
        <translation>To-do</translation>
    </message>
    <message>
        <source>Kommentar</source>
        <translation>Comment</translation>
    </message>
    <message>
        <source>Unbekannt</source>
        <translation>Unknown</translation>
    </message>
    <message numerus="yes">
        <source>%Ln Antworten</source>
        <translation>
            <numerusform>%Ln reply</numerusform>
            <numerusform>%Ln replies</numerusform>
        </translation>
    </message>
    <message>
        <source> zu „{passage}“</source>
        <translation> on “{passage}”</translation>
    </message>
    <message>
        <source>{kind} von {author}{about}: {text}</source>
        <translation>{kind} by {author}{about}: {text}</translation>
    </message>
</context>
<context>
    <name>CommentCard</name>
    <message>
        <source>Antworten</source>
        <translation>Reply</translation>
    </message>
    <message>
        <source>Erledigt</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Zum Eintrag {place}</source>
        <translation>Go to {place}</translation>
    </message>
    <message>
        <source>Unbekannt</source>
        <translation>Unknown</translation>
    </message>
    <message>
        <source>Aufgabe</source>
        <translation>To-do</translation>
    </message>
    <message>
        <source>Mehr zum Kommentar von {author}</source>
        <translation>More on the comment by {author}</translation>
    </message>
    <message>
        <source>Ändern</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Löschen</source>
        <translation>Delete</translation>
    </message>
</context>
<context>
    <name>CommentComposer</name>
    <message>
        <source>Verwerfen</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>Aufgabe</source>
        <translation>To-do</translation>
    </message>
    <message>
        <source>Strg+Eingabe</source>
        <translation>Ctrl+Return</translation>
    </message>
    <message>
        <source>Kommentar ändern</source>
        <translation>Change comment</translation>
    </message>
    <message>
        <source>Antwort an {author}</source>
        <translation>Reply to {author}</translation>
    </message>
    <message>
        <source>Noch zu „{entry}“</source>
        <translation>Still on “{entry}”</translation>
    </message>
    <message>
        <source>Zu „{entry}“</source>
        <translation>On “{entry}”</translation>
    </message>
    <message>
        <source>Zur markierten Stelle</source>
        <translation>On the selected passage</translation>
    </message>
    <message>
        <source>Ändern</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Antworten</source>
        <translation>Reply</translation>
    </message>
    <message>
        <source>Kommentieren</source>
        <translation>Comment</translation>
    </message>
    <message>
        <source>Kommentar zu „{entry}“ …</source>
        <translation>Comment on “{entry}” …</translation>
    </message>
</context>
<context>
    <name>CommentField</name>
    <message>
        <source>Kommentar</source>
        <translation>Comment</translation>
    </message>
</context>
<context>
    <name>CommentsPane</name>
    <message>
        <source>Dieser Eintrag</source>
        <translation>This entry</translation>
    </message>
    <message>
        <source>Ganzes Programm</source>
        <translation>Whole programme</translation>
    </message>
    <message>
        <source>Wovon die Kommentare gezeigt werden</source>
        <translation>What the comments are about</translation>
    </message>
    <message>
        <source>Offene</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Erledigte</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Alle</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Welche Kommentare</source>
        <translation>Which comments</translation>
    </message>
    <message>
        <source>Kommentare</source>
        <translation>Comments</translation>
    </message>
    <message numerus="yes">
        <source>%Ln weitere zeigen</source>
        <translation>
            <numerusform>Show %Ln more</numerusform>
            <numerusform>Show %Ln more</numerusform>
        </translation>
    </message>
    <message>
        <source>Alle Kommentare sind erledigt.</source>
        <translation>All comments are done.</translation>
    </message>
    <message>
        <source>Nichts ist als erledigt markiert.</source>
        <translation>Nothing is marked as done.</translation>
    </message>
    <message>
        <source>Wählen Sie einen Eintrag, um ihn zu kommentieren.</source>
        <translation>Choose an entry to comment on it.</translation>
    </message>
    <message>
        <source>Noch keine Kommentare. Schreiben Sie unten, was andere sehen oder tun sollen.</source>
        <translation>No comments yet. Write below what others should see or do.</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Auch Unverändertes zeigen</source>
        <translation>Show unchanged entries, too</translation>
    </message>
    <message>
        <source>Die beiden Stände werden verglichen …</source>
        <translation>Comparing the two states …</translation>
    </message>
    <message>
        <source>Die beiden Stände sind gleich.</source>
        <translation>The two states are the same.</translation>
    </message>
    <message>
        <source>Unterschiede</source>
        <translation>Differences</translation>
    </message>
</context>
<context>
    <name>Completion</name>
    <message>
        <source>Schon verwendet: {name}</source>
        <translation>Used already: {name}</translation>
    </message>
</context>
<context>
    <name>ConflictsPage</name>
    <message>
        <source>Meine Fassung</source>
        <translation>My copy</translation>
    </message>
    <message>
        <source>Andere Fassung</source>
        <translation>Other copy</translation>
    </message>
    <message>
        <source>&amp;Meine behalten</source>
        <translation>Keep &amp;mine</translation>
    </message>
    <message>
        <source>Die &amp;andere nehmen</source>
        <translation>Take the &amp;other</translation>
    </message>
    <message>
        <source>&amp;Beide untereinander, ich bearbeite sie danach</source>
        <translation>&amp;Both, one below the other; I shall edit them</translation>
    </message>
    <message>
        <source>Widersprüche</source>
        <translation>Conflicts</translation>
    </message>
    <message>
        <source>Überall meine</source>
        <translation>Mine everywhere</translation>
    </message>
    <message>
        <source>Überall die andere</source>
        <translation>The other everywhere</translation>
    </message>
    <message>
        <source>meine bleibt</source>
        <translation>mine stays</translation>
    </message>
    <message>
        <source>die andere kommt</source>
        <translation>the other is taken</translation>
    </message>
    <message>
        <source>beide untereinander</source>
        <translation>both, one below the other</translation>
    </message>
</context>
<context>
    <name>CoverForm</name>
    <message>
        <source>Farbfläche</source>
        <translation>Block of colour</translation>
    </message>
    <message>
        <source>Titel beginnt bei</source>
        <translation>Title starts at</translation>
    </message>
    <message>
        <source>Höhe der Farbfläche</source>
        <translation>Height of the block</translation>
    </message>
    <message>
        <source>Logo</source>
        <translation>Logo</translation>
    </message>
    <message>
        <source>Breite des Logos</source>
        <translation>Width of the logo</translation>
    </message>
    <message>
        <source>Bild</source>
        <translation>Picture</translation>
    </message>
    <message>
        <source>Wählen …</source>
        <translation>Choose …</translation>
    </message>
    <message>
        <source>Ohne</source>
        <translation>None</translation>
    </message>
    <message>
        <source>Bild wählen</source>
        <translation>Choose a picture</translation>
    </message>
    <message>
        <source>Bilder (*.png *.jpg *.jpeg)</source>
        <translation>Pictures (*.png *.jpg *.jpeg)</translation>
    </message>
    <message>
        <source>in der Gestaltung</source>
        <translation>in the design</translation>
    </message>
    <message>
        <source>Anhang „{name}“</source>
        <translation>attachment “{name}”</translation>
    </message>
    <message>
        <source>keines</source>
        <translation>none</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Programmwerk konnte nicht starten</source>
        <translation>Programmwerk could not start</translation>
    </message>
    <message>
        <source>Ihre Programme sind unverändert. Starten Sie Programmwerk noch einmal.</source>
        <translation>Your programmes are unchanged. Start Programmwerk again.</translation>
    </message>
    <message>
        <source>Programmwerk hat einen Fehler gemacht</source>
        <translation>Programmwerk has made a mistake</translation>
    </message>
    <message>
        <source>Ihr Programm ist gespeichert, und was Sie gerade schreiben, bleibt stehen. Sie können weiterarbeiten. Bleibt etwas seltsam, starten Sie Programmwerk neu.</source>
        <translation>Your programme is saved, and what you are writing stays as it is. You can go on working. If anything remains odd, restart Programmwerk.</translation>
    </message>
    <message>
        <source>Einzelheiten ohne Ihren Text stehen in {path}</source>
        <translation>Details, without your text, are in {path}</translation>
    </message>
    <message>
        <source>Bericht kopieren</source>
        <translation>Copy report</translation>
    </message>
    <message>
        <source>Weiterarbeiten</source>
        <translation>Go on working</translation>
    </message>
    <message>
        <source>Schließen</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>DataWishes</name>
    <message>
        <source>Neuer Ordner für die Daten</source>
        <translation>New folder for the data</translation>
    </message>
    <message>
        <source>Daten verschieben</source>
        <translation>Move data</translation>
    </message>
    <message>
        <source>Sollen die Daten nach „{folder}“ umziehen?</source>
        <translation>Move the data to “{folder}”?</translation>
    </message>
    <message>
        <source>Erst wird alles kopiert, dann geht es am neuen Ort weiter. Am alten wird nichts gelöscht.</source>
        <translation>First everything is copied, then work goes on at the new place. Nothing is deleted at the old one.</translation>
    </message>
    <message>
        <source>Verschieben</source>
        <translation>Move</translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Die Daten liegen jetzt in „{folder}“. Die alten Dateien heißen nun „….umgezogen“.</source>
        <translation>The data are now in “{folder}”. The old files are now called “….umgezogen”.</translation>
    </message>
    <message>
        <source>Alten Ordner öffnen</source>
        <translation>Open old folder</translation>
    </message>
    <message>
        <source>Anderen Ordner wählen …</source>
        <translation>Choose another folder …</translation>
    </message>
    <message>
        <source>Verstanden</source>
        <translation>Understood</translation>
    </message>
    <message>
        <source>Ordner öffnen</source>
        <translation>Open folder</translation>
    </message>
    <message>
        <source>Daten verschieben …</source>
        <translation>Move data …</translation>
    </message>
    <message>
        <source>So lassen</source>
        <translation>Leave as it is</translation>
    </message>
</context>
<context>
    <name>DateEdit</name>
    <message>
        <source>TT.MM.JJJJ</source>
        <translation>DD.MM.YYYY</translation>
    </message>
    <message>
        <source>Kalender öffnen</source>
        <translation>Open calendar</translation>
    </message>
</context>
<context>
    <name>DesignDialog</name>
    <message>
        <source>Gestaltungen</source>
        <translation>Designs</translation>
    </message>
    <message>
        <source>Schließen</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Speichern</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Die Änderungen sind nicht gespeichert. Noch einmal „Schließen“ verwirft sie.</source>
        <translation>The changes are not saved. “Close” once more discards them.</translation>
    </message>
    <message>
        <source>Die Änderungen sind nicht gespeichert. Wählen Sie noch einmal, um sie zu verwerfen.</source>
        <translation>The changes are not saved. Choose once more to discard them.</translation>
    </message>
    <message>
        <source>Eigene Gestaltung</source>
        <translation>Own design</translation>
    </message>
    <message>
        <source>„{name}“ gibt es schon. Noch einmal „Speichern“ ersetzt diese Gestaltung.</source>
        <translation>“{name}” exists already. “Save” once more replaces that design.</translation>
    </message>
    <message>
        <source>{title} (eigene)</source>
        <translation>{title} (own)</translation>
    </message>
    <message>
        <source>Die Änderungen sind nicht gespeichert. Noch einmal „Datei laden …“ verwirft sie.</source>
        <translation>The changes are not saved. “Load file …” once more discards them.</translation>
    </message>
    <message>
        <source>Gestaltung laden</source>
        <translation>Load design</translation>
    </message>
    <message>
        <source>Gestaltung (*.json)</source>
        <translation>Design (*.json)</translation>
    </message>
    <message>
        <source>Gestaltung weitergeben</source>
        <translation>Share design</translation>
    </message>
    <message>
        <source>Gelöschtes kommt nicht wieder. Noch einmal „Löschen“ nimmt „{name}“ weg.</source>
        <translation>What is deleted does not come back. “Delete” once more takes “{name}” away.</translation>
    </message>
    <message>
        <source>Gestaltung</source>
        <translation>Design</translation>
    </message>
    <message>
        <source>Name der eigenen Gestaltung</source>
        <translation>Name of your own design</translation>
    </message>
    <message>
        <source>Löschen</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Speichern als</source>
        <translation>Save as</translation>
    </message>
    <message>
        <source>Seite und Schrift</source>
        <translation>Page and type</translation>
    </message>
    <message>
        <source>Titelseite</source>
        <translation>Title page</translation>
    </message>
    <message>
        <source>Kopf und Fuß</source>
        <translation>Header and footer</translation>
    </message>
    <message>
        <source>Formatvorlagen</source>
        <translation>Styles</translation>
    </message>
    <message>
        <source>Datei laden …</source>
        <translation>Load file …</translation>
    </message>
    <message>
        <source>Als Datei weitergeben …</source>
        <translation>Share as file …</translation>
    </message>
</context>
<context>
    <name>DeskView</name>
    <message>
        <source>Womit möchten Sie beginnen?</source>
        <translation>Where would you like to begin?</translation>
    </message>
    <message>
        <source>Öffnen Sie links ein Programm, lesen Sie ein Dokument ein oder legen Sie ein neues an.</source>
        <translation>Open a programme on the left, import a document or start a new one.</translation>
    </message>
    <message>
        <source>Dokument einlesen</source>
        <translation>Import document</translation>
    </message>
    <message>
        <source>Neues Programm</source>
        <translation>New programme</translation>
    </message>
    <message>
        <source>Rückgängig</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Wiederholen</source>
        <translation>Redo</translation>
    </message>
    <message>
        <source>Rückgängig: {step}</source>
        <translation>Undone: {step}</translation>
    </message>
    <message>
        <source>Wiederholt: {step}</source>
        <translation>Redone: {step}</translation>
    </message>
    <message>
        <source>Es gibt nichts mehr, das sich rückgängig machen lässt.</source>
        <translation>There is nothing left that can be undone.</translation>
    </message>
    <message>
        <source>Es gibt nichts zu wiederholen.</source>
        <translation>There is nothing to redo.</translation>
    </message>
    <message>
        <source>Dieser Eintrag hat Untereinträge; er kann nicht angehängt werden.</source>
        <translation>This entry has entries below it; it cannot be appended.</translation>
    </message>
    <message>
        <source>An „{title}“ anhängen?</source>
        <translation>Append to “{title}”?</translation>
    </message>
    <message>
        <source>Anhängen</source>
        <translation>Append</translation>
    </message>
</context>
<context>
    <name>EditionSettings</name>
    <message>
        <source>neu gezählt</source>
        <translation>counted anew</translation>
    </message>
    <message>
        <source>wie in Version „{name}“</source>
        <translation>as in version “{name}”</translation>
    </message>
    <message>
        <source>Änderungen zum Annehmen und Ablehnen</source>
        <translation>Changes to accept or reject</translation>
    </message>
    <message>
        <source>Nur Geändertes</source>
        <translation>Changes only</translation>
    </message>
    <message>
        <source>Leere Felder als „–“ drucken</source>
        <translation>Print empty fields as “–”</translation>
    </message>
    <message>
        <source>Nur jede fünfte Zeile nummerieren</source>
        <translation>Number every fifth line only</translation>
    </message>
    <message>
        <source>Rand für Notizen</source>
        <translation>Margin for notes</translation>
    </message>
    <message>
        <source>Verglichen mit</source>
        <translation>Compared with</translation>
    </message>
    <message>
        <source>Ebenen im Inhaltsverzeichnis</source>
        <translation>Levels in the table of contents</translation>
    </message>
    <message>
        <source>Zeilen</source>
        <translation>Lines</translation>
    </message>
</context>
<context>
    <name>EditorPane</name>
    <message>
        <source>Editor</source>
        <translation>Editor</translation>
    </message>
    <message>
        <source>Textwerkzeuge</source>
        <translation>Text tools</translation>
    </message>
</context>
<context>
    <name>EntryPage</name>
    <message>
        <source>Titel</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Text schreiben …</source>
        <translation>Write text …</translation>
    </message>
    <message>
        <source>Kurztitel</source>
        <translation>Short title</translation>
    </message>
    <message>
        <source>Für Gliederung, Inhaltsverzeichnis und Kopfzeile</source>
        <translation>For outline, table of contents and page header</translation>
    </message>
    <message>
        <source>Feste Nummer</source>
        <translation>Fixed number</translation>
    </message>
    <message>
        <source>gezählt</source>
        <translation>counted</translation>
    </message>
    <message>
        <source>Kurztitel und Nummer</source>
        <translation>Short title and number</translation>
    </message>
    <message>
        <source>ohne Nummer</source>
        <translation>no number</translation>
    </message>
    <message>
        <source>Weitere Felder</source>
        <translation>Further fields</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Exportieren</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Profil löschen</source>
        <translation>Delete profile</translation>
    </message>
    <message>
        <source>Titelseite</source>
        <translation>Title page</translation>
    </message>
    <message>
        <source>Inhaltsverzeichnis</source>
        <translation>Table of contents</translation>
    </message>
    <message>
        <source>Impressum</source>
        <translation>Imprint</translation>
    </message>
    <message>
        <source>Kommentare</source>
        <translation>Comments</translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Angaben öffnen</source>
        <translation>Open details</translation>
    </message>
    <message>
        <source>Nur die Maßnahmen, die in der Ansicht „Maßnahmen“ gefiltert waren.</source>
        <translation>Only the measures that were filtered in the view “Measures”.</translation>
    </message>
    <message>
        <source>Ganzes Programm</source>
        <translation>Whole programme</translation>
    </message>
    <message>
        <source>Auszug</source>
        <translation>Excerpt</translation>
    </message>
    <message>
        <source>„{name}“ gibt es schon. Noch einmal „Exportieren“ ersetzt die Datei.</source>
        <translation>“{name}” is there already. “Export” once more replaces the file.</translation>
    </message>
    <message>
        <source>Schließen</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Ohne Profil</source>
        <translation>No profile</translation>
    </message>
    <message>
        <source>Exportprofil</source>
        <translation>Export profile</translation>
    </message>
    <message>
        <source>Name des Profils</source>
        <translation>Name of the profile</translation>
    </message>
    <message>
        <source>Merken</source>
        <translation>Keep</translation>
    </message>
    <message>
        <source>„V.i.S.d.P.“ ist leer. Gedrucktes braucht Namen und Anschrift.</source>
        <translation>“V.i.S.d.P.” is empty. Printed matter needs a name and address.</translation>
    </message>
    <message>
        <source>Datei</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Ändern …</source>
        <translation>Change …</translation>
    </message>
    <message>
        <source>Teile des Auszugs</source>
        <translation>Parts of the excerpt</translation>
    </message>
    <message>
        <source>Profil</source>
        <translation>Profile</translation>
    </message>
    <message>
        <source>Umfang</source>
        <translation>Scope</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Ausgabe</source>
        <translation>Edition</translation>
    </message>
    <message>
        <source>Gestaltung</source>
        <translation>Design</translation>
    </message>
    <message>
        <source>Stand</source>
        <translation>As of</translation>
    </message>
    <message>
        <source>Als Profil merken …</source>
        <translation>Remember as profile …</translation>
    </message>
</context>
<context>
    <name>ExportWishes</name>
    <message>
        <source>Druckvorschau</source>
        <translation>Print preview</translation>
    </message>
    <message>
        <source>„{name}“ wird geschrieben …</source>
        <translation>Writing “{name}” …</translation>
    </message>
    <message>
        <source>Noch einmal exportieren</source>
        <translation>Export again</translation>
    </message>
    <message>
        <source>Öffnen</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>„{name}“ ist geschrieben.</source>
        <translation>“{name}” has been written.</translation>
    </message>
    <message>
        <source>„{name}“ wird noch geschrieben; dann schließt sich das Fenster.</source>
        <translation>“{name}” is still being written; then the window closes.</translation>
    </message>
    <message>
        <source>Schließen</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Im Ordner zeigen</source>
        <translation>Show in folder</translation>
    </message>
</context>
<context>
    <name>FacetButton</name>
    <message>
        <source>Weitere Filter</source>
        <translation>More filters</translation>
    </message>
    <message>
        <source>Weitere Filter (aktiv)</source>
        <translation>More filters (active)</translation>
    </message>
    <message>
        <source>Ebene</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>Verantwortlich</source>
        <translation>Responsible</translation>
    </message>
    <message>
        <source>Umsetzung</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>Mit offenen Kommentaren</source>
        <translation>With open comments</translation>
    </message>
    <message>
        <source>Unvollständig</source>
        <translation>Incomplete</translation>
    </message>
    <message>
        <source>Mit Hinweisen</source>
        <translation>With findings</translation>
    </message>
    <message>
        <source>Filter zurücksetzen</source>
        <translation>Reset filters</translation>
    </message>
    <message>
        <source>Das sind die häufigsten. Andere findet das Filterfeld.</source>
        <translation>These are the most frequent. The filter field finds others.</translation>
    </message>
</context>
<context>
    <name>FieldsForm</name>
    <message>
        <source>Felder</source>
        <translation>Fields</translation>
    </message>
    <message>
        <source>Feld hinzufügen</source>
        <translation>Add field</translation>
    </message>
    <message>
        <source>Feld entfernen</source>
        <translation>Remove field</translation>
    </message>
    <message>
        <source>Feld nach oben</source>
        <translation>Move field up</translation>
    </message>
    <message>
        <source>Feld nach unten</source>
        <translation>Move field down</translation>
    </message>
    <message>
        <source>Diese Ebene hat noch keine Felder. Mit + kommt eins dazu.</source>
        <translation>This level has no fields yet. + adds one.</translation>
    </message>
    <message>
        <source>Muss ausgefüllt sein</source>
        <translation>Must be filled in</translation>
    </message>
    <message>
        <source>nichts Besonderes</source>
        <translation>nothing special</translation>
    </message>
    <message>
        <source>offen, laufend, erledigt</source>
        <translation>offen, laufend, erledigt</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Art</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Werte</source>
        <translation>Values</translation>
    </message>
    <message>
        <source>Sagt</source>
        <translation>Says</translation>
    </message>
    <message>
        <source>Höchstens</source>
        <translation>At most</translation>
    </message>
    <message>
        <source>Name des Feldes</source>
        <translation>Name of the field</translation>
    </message>
    <message>
        <source>Neues Feld</source>
        <translation>New field</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message numerus="yes">
        <source>%Ln Einträge</source>
        <translation>
            <numerusform>%Ln entry</numerusform>
            <numerusform>%Ln entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln Wörter</source>
        <translation>
            <numerusform>%Ln word</numerusform>
            <numerusform>%Ln words</numerusform>
        </translation>
    </message>
    <message>
        <source>in diesem Zweig {count}</source>
        <translation>{count} in this branch</translation>
    </message>
    <message>
        <source>hier {count}</source>
        <translation>{count} here</translation>
    </message>
    <message>
        <source>leicht</source>
        <translation>easy</translation>
    </message>
    <message>
        <source>mittel</source>
        <translation>medium</translation>
    </message>
    <message>
        <source>schwer</source>
        <translation>hard</translation>
    </message>
    <message>
        <source>{words}, Lesbarkeit {index} ({ease})</source>
        <translation>{words}, readability {index} ({ease})</translation>
    </message>
</context>
<context>
    <name>FileWishes</name>
    <message>
        <source>Dokumente einlesen</source>
        <translation>Read documents</translation>
    </message>
    <message>
        <source>Dokumente ({endings})</source>
        <translation>Documents ({endings})</translation>
    </message>
    <message>
        <source>Öffnen</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Als Vorlage für ein neues</source>
        <translation>As template for a new one</translation>
    </message>
    <message>
        <source>In den Papierkorb</source>
        <translation>Move to bin</translation>
    </message>
    <message>
        <source>„{title}“ liegt im Papierkorb.</source>
        <translation>“{title}” is in the bin.</translation>
    </message>
    <message>
        <source>Zurückholen</source>
        <translation>Restore</translation>
    </message>
</context>
<context>
    <name>FindingTree</name>
    <message>
        <source>Hinweise</source>
        <translation>Findings</translation>
    </message>
</context>
<context>
    <name>FindingsList</name>
    <message>
        <source>Hinweise</source>
        <translation>Findings</translation>
    </message>
</context>
<context>
    <name>FindingsPane</name>
    <message>
        <source>Hinweise</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>Auch Entschiedenes</source>
        <translation>Decided ones, too</translation>
    </message>
    <message>
        <source>Keine Hinweise: Alles wurde sicher erkannt.</source>
        <translation>No findings: everything was recognised with certainty.</translation>
    </message>
    <message>
        <source>Alle Hinweise sind entschieden.</source>
        <translation>All findings have been decided.</translation>
    </message>
    <message>
        <source>Wählen Sie einen Hinweis: Seine Stelle wird in Original und Gliederung gezeigt.</source>
        <translation>Choose a finding: its place is shown in the original and in the outline.</translation>
    </message>
    <message>
        <source>Wieder reparieren</source>
        <translation>Repair again</translation>
    </message>
    <message>
        <source>Zurücknehmen</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>„{word}“ übernehmen</source>
        <translation>Take “{word}”</translation>
    </message>
    <message>
        <source>Wieder öffnen</source>
        <translation>Reopen</translation>
    </message>
    <message>
        <source>So lassen</source>
        <translation>Leave as it is</translation>
    </message>
    <message>
        <source>Erledigt</source>
        <translation>Done</translation>
    </message>
    <message numerus="yes">
        <source>Alle %Ln zurücknehmen</source>
        <translation>
            <numerusform>Take %Ln back</numerusform>
            <numerusform>Take all %Ln back</numerusform>
        </translation>
    </message>
    <message>
        <source>Überall den ersten Vorschlag übernehmen</source>
        <translation>Take the first suggestion everywhere</translation>
    </message>
    <message numerus="yes">
        <source>Alle %Ln als erledigt ablegen</source>
        <translation>
            <numerusform>File %Ln as done</numerusform>
            <numerusform>File all %Ln as done</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FocusMode</name>
    <message>
        <source>Esc oder F11 beendet den Fokus.</source>
        <translation>Esc or F11 ends focus mode.</translation>
    </message>
</context>
<context>
    <name>FolderDialog</name>
    <message>
        <source>In Ordner ablegen</source>
        <translation>File in folder</translation>
    </message>
    <message>
        <source>„{title}“</source>
        <translation>“{title}”</translation>
    </message>
    <message>
        <source>Ordner</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>Name des Ordners</source>
        <translation>Name of the folder</translation>
    </message>
    <message>
        <source>Ein neuer Name legt einen Ordner an. Ohne Namen liegt das Programm in keinem Ordner.</source>
        <translation>A new name makes a folder. Without a name the programme lies in no folder.</translation>
    </message>
    <message>
        <source>Ablegen</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>FurnitureForm</name>
    <message>
        <source>Kopf links</source>
        <translation>Header left</translation>
    </message>
    <message>
        <source>Kopf rechts</source>
        <translation>Header right</translation>
    </message>
    <message>
        <source>Fuß links</source>
        <translation>Footer left</translation>
    </message>
    <message>
        <source>Fuß rechts</source>
        <translation>Footer right</translation>
    </message>
    <message>
        <source>{titel}, {stand}, {herausgeber}, {seite} und {seiten} werden beim Drucken eingesetzt.</source>
        <translation>{titel} (title), {stand} (date), {herausgeber} (publisher), {seite} (page) and {seiten} (pages) are filled in on printing.</translation>
    </message>
    <message>
        <source>Platzhalter</source>
        <translation>Placeholder</translation>
    </message>
</context>
<context>
    <name>Handbook</name>
    <message>
        <source>Handbuch – Programmwerk</source>
        <translation>Handbook – Programmwerk</translation>
    </message>
    <message>
        <source>Nichts gefunden.</source>
        <translation>Nothing found.</translation>
    </message>
    <message>
        <source>Im Handbuch suchen …</source>
        <translation>Search the handbook …</translation>
    </message>
    <message>
        <source>Im Handbuch suchen</source>
        <translation>Search the handbook</translation>
    </message>
    <message>
        <source>Inhalt</source>
        <translation>Contents</translation>
    </message>
    <message>
        <source>Handbuch</source>
        <translation>Handbook (in German)</translation>
    </message>
</context>
<context>
    <name>HistoryPane</name>
    <message>
        <source>Dieser Eintrag</source>
        <translation>This entry</translation>
    </message>
    <message>
        <source>Ganzes Programm</source>
        <translation>Whole programme</translation>
    </message>
    <message>
        <source>Wessen Verlauf gezeigt wird</source>
        <translation>Whose history is shown</translation>
    </message>
    <message>
        <source>Nur …</source>
        <translation>Only …</translation>
    </message>
    <message>
        <source>Wiederherstellen</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>Änderungen</source>
        <translation>Changes</translation>
    </message>
    <message>
        <source>Nur einen Teil wiederherstellen …</source>
        <translation>Restore only a part …</translation>
    </message>
    <message>
        <source>Hier steht, wer wann was an dieser Stelle geändert hat. Bisher hat niemand etwas geändert.</source>
        <translation>Here you see who changed what in this place, and when. Nobody has changed anything so far.</translation>
    </message>
    <message>
        <source>Titel</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>In diesem Programm wurde noch nichts geändert.</source>
        <translation>Nothing in this programme has been changed yet.</translation>
    </message>
    <message>
        <source>Zum Eintrag</source>
        <translation>Go to entry</translation>
    </message>
    <message>
        <source>Das ist der jetzige Stand.</source>
        <translation>This is the present state.</translation>
    </message>
    <message>
        <source>Stand vom {when}</source>
        <translation>As of {when}</translation>
    </message>
</context>
<context>
    <name>IdentityDialog</name>
    <message>
        <source>Wie heißen Sie?</source>
        <translation>What is your name?</translation>
    </message>
    <message>
        <source>Name und Kürzel stehen im Verlauf und bei Kommentaren, damit man sieht, wer was geändert hat. Sie bleiben auf diesem Rechner und können jederzeit geändert werden.</source>
        <translation>Name and initials stand in the history and with comments, so that everyone sees who changed what. They stay on this computer and can be changed at any time.</translation>
    </message>
    <message>
        <source>Übernehmen</source>
        <translation>Apply</translation>
    </message>
    <message>
        <source>Ohne Namen weiter</source>
        <translation>Go on without a name</translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Kürzel</source>
        <translation>Initials</translation>
    </message>
</context>
<context>
    <name>Incoming</name>
    <message>
        <source>Der Datenbestand kann nur gelesen werden; nichts kommt hinein.</source>
        <translation>The store is read-only; nothing can be added to it.</translation>
    </message>
    <message>
        <source>und {count} weitere</source>
        <translation>and {count} more</translation>
    </message>
    <message>
        <source>Nicht eingelesen, weil es keine Dokumente sind: {names}.</source>
        <translation>Not read, because these are no documents: {names}.</translation>
    </message>
    <message numerus="yes">
        <source>Noch %Ln Dokumente warten: {names}.</source>
        <translation>
            <numerusform>%Ln more document is waiting: {names}.</numerusform>
            <numerusform>%Ln more documents are waiting: {names}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nächstes einlesen</source>
        <translation>Read next</translation>
    </message>
    <message numerus="yes">
        <source>Nach dieser Prüfung warten noch %Ln Dokumente: {names}.</source>
        <translation>
            <numerusform>After this review %Ln more document is waiting: {names}.</numerusform>
            <numerusform>After this review %Ln more documents are waiting: {names}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nicht einlesen</source>
        <translation>Do not read</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Tastenkürzel</source>
        <translation>Keyboard shortcuts</translation>
    </message>
    <message>
        <source>Schließen</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>KnownDialog</name>
    <message>
        <source>„{title}“ gibt es hier schon</source>
        <translation>“{title}” is here already</translation>
    </message>
    <message>
        <source>Als eigenes Programm (Kopie) aufnehmen</source>
        <translation>Take in as a programme of its own (copy)</translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>LanguageWishes</name>
    <message>
        <source>Die Sprache bleibt, wie sie ist.</source>
        <translation>The language stays as it is.</translation>
    </message>
    <message>
        <source>Vom nächsten Start an ist das Fenster englisch.</source>
        <translation>From the next start, the window is in German.</translation>
    </message>
    <message>
        <source>Jetzt neu starten</source>
        <translation>Restart now</translation>
    </message>
</context>
<context>
    <name>LateParts</name>
    <message>
        <source>„{word}“ gilt jetzt als richtig.</source>
        <translation>“{word}” counts as correct now.</translation>
    </message>
    <message>
        <source>Rückgängig</source>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>LeftPane</name>
    <message>
        <source>Gliederung</source>
        <translation>Outline</translation>
    </message>
    <message>
        <source>Angaben zum Programm (Strg+Umschalt+P)</source>
        <translation>Programme details (Ctrl+Shift+P)</translation>
    </message>
    <message>
        <source>Filter zurücksetzen</source>
        <translation>Reset filters</translation>
    </message>
    <message>
        <source>Dieses Programm ist noch leer. Kopierte Einträge oder Zeilen fügen Sie hier mit Strg+V ein.</source>
        <translation>This programme is still empty. Paste copied entries or lines here with Ctrl+V.</translation>
    </message>
    <message>
        <source>{level} anlegen</source>
        <translation>Add {level}</translation>
    </message>
    <message>
        <source>Kein Eintrag enthält „{words}“.</source>
        <translation>No entry contains “{words}”.</translation>
    </message>
    <message>
        <source>Kein Eintrag passt zum Filter.</source>
        <translation>No entry fits the filter.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln Treffer</source>
        <translation>
            <numerusform>%Ln hit</numerusform>
            <numerusform>%Ln hits</numerusform>
        </translation>
    </message>
    <message>
        <source>Gliederung filtern …</source>
        <translation>Filter outline …</translation>
    </message>
    <message>
        <source>Gliederung filtern</source>
        <translation>Filter outline</translation>
    </message>
</context>
<context>
    <name>LevelForm</name>
    <message>
        <source>Diese Ebene verwenden</source>
        <translation>Use this level</translation>
    </message>
    <message>
        <source>Nummer der Ebene darüber voranstellen</source>
        <translation>Put the number of the level above in front</translation>
    </message>
    <message>
        <source>Durch das ganze Programm zählen</source>
        <translation>Count through the whole programme</translation>
    </message>
    <message>
        <source>Namen der Ebene vor der Nummer drucken</source>
        <translation>Print the name of the level before the number</translation>
    </message>
    <message>
        <source>Darf übersprungen werden</source>
        <translation>May be skipped</translation>
    </message>
    <message>
        <source>ohne Nummer</source>
        <translation>no number</translation>
    </message>
    <message>
        <source>Einzahl</source>
        <translation>Singular</translation>
    </message>
    <message>
        <source>Mehrzahl</source>
        <translation>Plural</translation>
    </message>
    <message>
        <source>Artikel</source>
        <translation>Article</translation>
    </message>
    <message>
        <source>Nummer</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Zeichen dazwischen</source>
        <translation>Sign in between</translation>
    </message>
    <message>
        <source>Im Druck</source>
        <translation>In print</translation>
    </message>
    <message>
        <source>Titel höchstens</source>
        <translation>Title at most</translation>
    </message>
    <message>
        <source>Text höchstens</source>
        <translation>Text at most</translation>
    </message>
</context>
<context>
    <name>LineEdit</name>
    <message>
        <source>Kein Datum. Erwartet wird TT.MM.JJJJ.</source>
        <translation>Not a date. Expected is DD.MM.YYYY.</translation>
    </message>
    <message>
        <source>Keine Zahl.</source>
        <translation>Not a number.</translation>
    </message>
</context>
<context>
    <name>LinkDialog</name>
    <message>
        <source>Verweis</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Adresse</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Übernehmen</source>
        <translation>Apply</translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>LookEditor</name>
    <message>
        <source>Fett</source>
        <translation>Bold</translation>
    </message>
    <message>
        <source>Kursiv</source>
        <translation>Italic</translation>
    </message>
    <message>
        <source>Silben trennen</source>
        <translation>Hyphenate</translation>
    </message>
    <message>
        <source>Farbe</source>
        <translation>Colour</translation>
    </message>
    <message>
        <source>Textschrift</source>
        <translation>Text typeface</translation>
    </message>
    <message>
        <source>Titelschrift</source>
        <translation>Title typeface</translation>
    </message>
    <message>
        <source>Linksbündig</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>Blocksatz</source>
        <translation>Justified</translation>
    </message>
    <message>
        <source>Zentriert</source>
        <translation>Centred</translation>
    </message>
    <message>
        <source>Schrift</source>
        <translation>Typeface</translation>
    </message>
    <message>
        <source>Größe</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>Zeilenabstand</source>
        <translation>Line spacing</translation>
    </message>
    <message>
        <source>Abstand davor</source>
        <translation>Space before</translation>
    </message>
    <message>
        <source>Abstand danach</source>
        <translation>Space after</translation>
    </message>
    <message>
        <source>Ausrichtung</source>
        <translation>Alignment</translation>
    </message>
</context>
<context>
    <name>LowBoard</name>
    <message>
        <source>Angaben</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Gliederung</source>
        <translation>Outline</translation>
    </message>
    <message>
        <source>Hinweise</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>Was von der Prüfung gezeigt wird</source>
        <translation>What is shown of the review</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Das Programm wird geöffnet …</source>
        <translation>Opening the programme …</translation>
    </message>
    <message>
        <source>Nicht gespeichert</source>
        <translation>Not saved</translation>
    </message>
    <message>
        <source>Was Sie zuletzt geschrieben haben, ist nicht gespeichert. Kopieren Sie es, bevor Sie schließen.</source>
        <translation>What you wrote last is not saved. Copy it before you close.</translation>
    </message>
    <message>
        <source>Weiter bearbeiten</source>
        <translation>Go on editing</translation>
    </message>
    <message>
        <source>Trotzdem schließen</source>
        <translation>Close anyway</translation>
    </message>
</context>
<context>
    <name>MeasuresChart</name>
    <message>
        <source>Bild der Maßnahmen</source>
        <translation>Chart of the measures</translation>
    </message>
</context>
<context>
    <name>MeasuresModel</name>
    <message>
        <source>Nr.</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Maßnahme</source>
        <translation>Measure</translation>
    </message>
    <message>
        <source>Handlungsfeld</source>
        <translation>Field of action</translation>
    </message>
    <message>
        <source>Programm</source>
        <translation>Programme</translation>
    </message>
</context>
<context>
    <name>MeasuresTable</name>
    <message numerus="yes">
        <source>%Ln Zellen bleiben, wie sie sind: Nummern und Namen folgen der Gliederung.</source>
        <translation>
            <numerusform>%Ln cell stays as it is: numbers and names follow the outline.</numerusform>
            <numerusform>%Ln cells stay as they are: numbers and names follow the outline.</numerusform>
        </translation>
    </message>
    <message>
        <source>Im Editor öffnen</source>
        <translation>Open in editor</translation>
    </message>
    <message>
        <source>Anderer Wert …</source>
        <translation>Other value …</translation>
    </message>
    <message>
        <source>Setzen</source>
        <translation>Set</translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Kopieren</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Einfügen</source>
        <translation>Paste</translation>
    </message>
    <message>
        <source>Für alle markierten setzen</source>
        <translation>Set for all selected</translation>
    </message>
    <message>
        <source>Unter der letzten Zeile der Tabelle ist kein Platz mehr; nicht eingefügte Zeilen: {rows}</source>
        <translation>There is no room below the last row of the table; rows not pasted: {rows}</translation>
    </message>
    <message>
        <source>Rechts der letzten Spalte ist kein Platz mehr; nicht eingefügte Spalten: {columns}</source>
        <translation>There is no room to the right of the last column; columns not pasted: {columns}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln Zellen bleiben leer: Ihr Programm hat dieses Feld nicht.</source>
        <translation>
            <numerusform>%Ln cell stays empty: its programme does not have this field.</numerusform>
            <numerusform>%Ln cells stay empty: their programme does not have this field.</numerusform>
        </translation>
    </message>
    <message>
        <source>(leer)</source>
        <translation>(empty)</translation>
    </message>
</context>
<context>
    <name>MeasuresView</name>
    <message>
        <source>Exportieren …</source>
        <translation>Export …</translation>
    </message>
    <message>
        <source>Bild drucken …</source>
        <translation>Print picture …</translation>
    </message>
    <message>
        <source>Filter zurücksetzen</source>
        <translation>Reset filters</translation>
    </message>
    <message>
        <source>Exportiert wird ein Programm: Wählen Sie „Dieses Programm“.</source>
        <translation>One programme is exported: choose “This programme”.</translation>
    </message>
    <message>
        <source>Dieses Programm</source>
        <translation>This programme</translation>
    </message>
    <message>
        <source>Alle Programme</source>
        <translation>All programmes</translation>
    </message>
    <message>
        <source>Aus welchen Programmen</source>
        <translation>From which programmes</translation>
    </message>
    <message>
        <source>Verantwortliche Stelle</source>
        <translation>Responsible body</translation>
    </message>
    <message>
        <source>Umsetzung</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>Nicht mehr danach filtern</source>
        <translation>Filter by this no more</translation>
    </message>
    <message>
        <source>Bild</source>
        <translation>Picture</translation>
    </message>
    <message>
        <source>Bild der Maßnahmen zeigen oder ausblenden</source>
        <translation>Show or hide the picture of the measures</translation>
    </message>
    <message>
        <source>Maßnahme</source>
        <translation>Measure</translation>
    </message>
    <message>
        <source>Maßnahmen</source>
        <translation>Measures</translation>
    </message>
    <message>
        <source>Handlungsfeld</source>
        <translation>Field of action</translation>
    </message>
    <message>
        <source>{measures} filtern …</source>
        <translation>Filter {measures} …</translation>
    </message>
    <message>
        <source>{measures} filtern</source>
        <translation>Filter {measures}</translation>
    </message>
    <message>
        <source>Prüfen Sie, ob der Drucker bereit ist oder ob die Datei an ihrem Ort geschrieben werden darf.</source>
        <translation>Check whether the printer is ready, or whether the file may be written in its place.</translation>
    </message>
    <message>
        <source>Das Bild wurde nicht gedruckt</source>
        <translation>The picture was not printed</translation>
    </message>
    <message>
        <source>Schließen</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Hier stehen die {measures} dieses Programms. Legen Sie in der Gliederung den ersten Eintrag an.</source>
        <translation>The {measures} of this programme stand here. Add the first entry in the outline.</translation>
    </message>
    <message>
        <source>Hier stehen die {measures} aller Programme außerhalb des Archivs. Noch gibt es keine.</source>
        <translation>Here are the {measures} of all programmes outside the archive. There are none yet.</translation>
    </message>
    <message>
        <source>Nichts passt zum Filter.</source>
        <translation>Nothing passes the filter.</translation>
    </message>
    <message>
        <source>Alle Stellen</source>
        <translation>All bodies</translation>
    </message>
    <message>
        <source>Jede Umsetzung</source>
        <translation>Any progress</translation>
    </message>
    <message>
        <source>{shown} von {all}</source>
        <translation>{shown} of {all}</translation>
    </message>
    <message>
        <source>Nicht mehr nach „{value}“ filtern</source>
        <translation>Filter by “{value}” no more</translation>
    </message>
</context>
<context>
    <name>MeasuresWishes</name>
    <message>
        <source>Geändert in „{title}“.</source>
        <translation>Changed in “{title}”.</translation>
    </message>
    <message>
        <source>Rückgängig</source>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message>
        <source>{origin}. Ihr Programm bleibt, wie es ist, bis Sie „Übernehmen“ wählen.</source>
        <translation>{origin}. Your programme stays as it is until you choose “Apply”.</translation>
    </message>
    <message>
        <source>„{title}“ zusammenführen</source>
        <translation>Merge “{title}”</translation>
    </message>
    <message>
        <source>Änderungen der anderen Fassung</source>
        <translation>Changes in the other copy</translation>
    </message>
    <message>
        <source>Widersprüche</source>
        <translation>Conflicts</translation>
    </message>
    <message>
        <source>Was gezeigt wird</source>
        <translation>What is shown</translation>
    </message>
    <message>
        <source>Die Fassungen werden verglichen …</source>
        <translation>Comparing the two copies …</translation>
    </message>
    <message>
        <source>Gemeinsamer Stand</source>
        <translation>Common state</translation>
    </message>
    <message>
        <source>Andere Fassung</source>
        <translation>Other copy</translation>
    </message>
    <message>
        <source>Änderungen der anderen Fassung ({count})</source>
        <translation>Changes in the other copy ({count})</translation>
    </message>
    <message>
        <source>Widersprüche ({count})</source>
        <translation>Conflicts ({count})</translation>
    </message>
    <message>
        <source>Als eigenes Programm (Kopie) aufnehmen</source>
        <translation>Take in as a programme of its own (copy)</translation>
    </message>
    <message>
        <source>Übernehmen</source>
        <translation>Apply</translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Keine Widersprüche. Was Sie selbst geändert haben, bleibt.</source>
        <translation>No conflicts. What you changed yourself stays.</translation>
    </message>
    <message>
        <source>{open} von {count} noch nicht entschieden; dort gilt, was in der Liste steht.</source>
        <translation>{open} of {count} not yet decided; there, what the list says counts.</translation>
    </message>
    <message numerus="yes">
        <source>Alle %Ln Widersprüche sind entschieden.</source>
        <translation>
            <numerusform>The conflict is decided.</numerusform>
            <numerusform>All %Ln conflicts are decided.</numerusform>
        </translation>
    </message>
    <message>
        <source> Tasten: Alt+1 meine, Alt+2 die andere, Alt+3 beide.</source>
        <translation> Keys: Alt+1 mine, Alt+2 the other, Alt+3 both.</translation>
    </message>
    <message>
        <source> Tasten: Alt+1 meine, Alt+2 die andere.</source>
        <translation> Keys: Alt+1 mine, Alt+2 the other.</translation>
    </message>
</context>
<context>
    <name>MovingDialog</name>
    <message>
        <source>Erst wird alles kopiert, dann geht es am neuen Ort weiter. Am alten wird nichts gelöscht.</source>
        <translation>First everything is copied, then work goes on in the new place. Nothing is deleted in the old one.</translation>
    </message>
    <message>
        <source>Der Datenbestand zieht um</source>
        <translation>Moving the store</translation>
    </message>
    <message>
        <source>Fortschritt des Umzugs</source>
        <translation>Progress of the move</translation>
    </message>
</context>
<context>
    <name>NewProgrammeDialog</name>
    <message>
        <source>Neues Programm</source>
        <translation>New programme</translation>
    </message>
    <message>
        <source>zum Beispiel: Integrationskonzept Musterstadt</source>
        <translation>for example: Integrationskonzept Musterstadt</translation>
    </message>
    <message>
        <source>Titel</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>Anlegen</source>
        <translation>Create</translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Gliederung</source>
        <translation>Structure</translation>
    </message>
</context>
<context>
    <name>OutlineDelegate</name>
    <message>
        <source>(ohne Titel)</source>
        <translation>(untitled)</translation>
    </message>
    <message>
        <source>Titel</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>Titel eingeben</source>
        <translation>Enter a title</translation>
    </message>
</context>
<context>
    <name>OutlineTree</name>
    <message>
        <source>Gliederung</source>
        <translation>Outline</translation>
    </message>
</context>
<context>
    <name>OwnWordsDialog</name>
    <message>
        <source>Eigene Wörter</source>
        <translation>Own words</translation>
    </message>
    <message>
        <source>Namen, Abkürzungen und Fachwörter, die in allen Programmen als richtig geschrieben gelten. Eine ganze Liste lässt sich auf einmal einfügen.</source>
        <translation>Names, abbreviations and technical terms that count as spelt correctly in all programmes. A whole list can be pasted at once.</translation>
    </message>
    <message>
        <source>Wort suchen oder neu eingeben …</source>
        <translation>Find or enter a word …</translation>
    </message>
    <message>
        <source>Wort suchen oder neu eingeben</source>
        <translation>Find or enter a word</translation>
    </message>
    <message>
        <source>Hinzufügen</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Entfernen</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Schließen</source>
        <translation>Close</translation>
    </message>
    <message numerus="yes">
        <source>%Ln Wörter sind noch nicht dabei. Mit der Eingabetaste kommen sie dazu.</source>
        <translation>
            <numerusform>This word is not among them yet. Return adds it.</numerusform>
            <numerusform>%Ln words are not among them yet. Return adds them.</numerusform>
        </translation>
    </message>
    <message>
        <source>Noch keine eigenen Wörter. Geben Sie oben eines ein, oder wählen Sie im Text „… ist richtig“.</source>
        <translation>No own words yet. Enter one above, or choose “… is right” in the text.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln Wörter</source>
        <translation>
            <numerusform>%Ln word</numerusform>
            <numerusform>%Ln words</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PageForm</name>
    <message>
        <source>Ränder spiegeln (beidseitiger Druck)</source>
        <translation>Mirror margins (two-sided print)</translation>
    </message>
    <message>
        <source>Farbe</source>
        <translation>Colour</translation>
    </message>
    <message>
        <source>als Tabelle</source>
        <translation>as a table</translation>
    </message>
    <message>
        <source>als ruhige Zeilen</source>
        <translation>as plain lines</translation>
    </message>
    <message>
        <source>Bezeichnung über dem Wert</source>
        <translation>label above the value</translation>
    </message>
    <message>
        <source>Papier</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>Rand innen</source>
        <translation>Inner margin</translation>
    </message>
    <message>
        <source>Rand außen</source>
        <translation>Outer margin</translation>
    </message>
    <message>
        <source>Rand oben</source>
        <translation>Top margin</translation>
    </message>
    <message>
        <source>Rand unten</source>
        <translation>Bottom margin</translation>
    </message>
    <message>
        <source>Ränder spiegeln</source>
        <translation>Mirror margins</translation>
    </message>
    <message>
        <source>Textschrift</source>
        <translation>Text typeface</translation>
    </message>
    <message>
        <source>Titelschrift</source>
        <translation>Title typeface</translation>
    </message>
    <message>
        <source>Schmuckfarbe</source>
        <translation>Accent colour</translation>
    </message>
    <message>
        <source>Linien</source>
        <translation>Rules</translation>
    </message>
    <message>
        <source>Felder hinterlegen</source>
        <translation>Shade fields</translation>
    </message>
    <message>
        <source>Felder einer Maßnahme</source>
        <translation>Fields of a measure</translation>
    </message>
</context>
<context>
    <name>PaletteWishes</name>
    <message>
        <source>Programm</source>
        <translation>Programme</translation>
    </message>
</context>
<context>
    <name>PasswordDialog</name>
    <message>
        <source>„{name}“ ist verschlüsselt. Das Kennwort kennt, wer die Datei gesichert hat.</source>
        <translation>“{name}” is encrypted. Whoever saved the file knows the password.</translation>
    </message>
    <message>
        <source>Kennwort eingeben</source>
        <translation>Enter password</translation>
    </message>
    <message>
        <source>Kennwort</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Öffnen</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>PreviewCanvas</name>
    <message>
        <source>Vorschau der Seiten</source>
        <translation>Preview of the pages</translation>
    </message>
</context>
<context>
    <name>PreviewPane</name>
    <message>
        <source>Nur die Auswahl</source>
        <translation>Selection only</translation>
    </message>
    <message>
        <source>Auszug: nur die Einträge, die in der Gliederung gewählt sind</source>
        <translation>Excerpt: only the entries that are chosen in the outline</translation>
    </message>
    <message>
        <source>Vorschau neu starten</source>
        <translation>Restart preview</translation>
    </message>
    <message>
        <source>Kleiner</source>
        <translation>Smaller</translation>
    </message>
    <message>
        <source>Größer</source>
        <translation>Larger</translation>
    </message>
    <message>
        <source>Seitenbreite</source>
        <translation>Page width</translation>
    </message>
    <message>
        <source>Gestaltung</source>
        <translation>Design</translation>
    </message>
    <message>
        <source>Ausgabe</source>
        <translation>Edition</translation>
    </message>
    <message>
        <source>Seite {page}</source>
        <translation>Page {page}</translation>
    </message>
    <message>
        <source>von</source>
        <translation>of</translation>
    </message>
</context>
<context>
    <name>PreviewWishes</name>
    <message>
        <source>Öffnen Sie ein Programm, um seine Seiten zu sehen.</source>
        <translation>Open a programme to see its pages.</translation>
    </message>
</context>
<context>
    <name>PrintDialog</name>
    <message>
        <source>Drucken</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Kleiner</source>
        <translation>Smaller</translation>
    </message>
    <message>
        <source>Größer</source>
        <translation>Larger</translation>
    </message>
    <message>
        <source>Seitenbreite</source>
        <translation>Page width</translation>
    </message>
    <message>
        <source>Drucken …</source>
        <translation>Print …</translation>
    </message>
    <message>
        <source>Schließen</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Die Seiten werden gesetzt …</source>
        <translation>Setting the pages …</translation>
    </message>
    <message>
        <source>In diesem Bereich liegt keine Seite. Wählen Sie Seiten von 1 bis {count}.</source>
        <translation>There is no page in this range. Choose pages from 1 to {count}.</translation>
    </message>
    <message>
        <source>Der Drucker hat die Seiten nicht angenommen. Prüfen Sie, ob er bereit ist oder ob die Datei an ihrem Ort geschrieben werden darf, und drucken Sie noch einmal.</source>
        <translation>The printer did not take the pages. Check that it is ready, or that the file may be written where it is to go, and print again.</translation>
    </message>
    <message>
        <source>Die Seiten gehen an den Drucker …</source>
        <translation>The pages are on their way to the printer …</translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Seite {page} von {count}</source>
        <translation>Page {page} of {count}</translation>
    </message>
    <message>
        <source>Vorschau der Seiten</source>
        <translation>Preview of the pages</translation>
    </message>
    <message>
        <source>Ausgabe</source>
        <translation>Edition</translation>
    </message>
    <message>
        <source>Gestaltung</source>
        <translation>Design</translation>
    </message>
</context>
<context>
    <name>ProgrammeCard</name>
    <message>
        <source>(ohne Titel)</source>
        <translation>(untitled)</translation>
    </message>
    <message numerus="yes">
        <source>{scheme} · %Ln Einträge</source>
        <translation>
            <numerusform>{scheme} · %Ln entry</numerusform>
            <numerusform>{scheme} · %Ln entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProgrammeList</name>
    <message>
        <source>Programme</source>
        <translation>Programmes</translation>
    </message>
    <message>
        <source>(ohne Titel)</source>
        <translation>(untitled)</translation>
    </message>
    <message numerus="yes">
        <source>{title}
{scheme}, %Ln Einträge</source>
        <translation>
            <numerusform>{title}
{scheme}, %Ln entry</numerusform>
            <numerusform>{title}
{scheme}, %Ln entries</numerusform>
        </translation>
    </message>
    <message>
        <source>Neues Programm anlegen (Strg+N)</source>
        <translation>Start a new programme (Ctrl+N)</translation>
    </message>
</context>
<context>
    <name>ProgrammePage</name>
    <message>
        <source>Titel des Programms</source>
        <translation>Title of the programme</translation>
    </message>
    <message>
        <source>Untertitel</source>
        <translation>Subtitle</translation>
    </message>
    <message>
        <source>Vorwort</source>
        <translation>Preface</translation>
    </message>
    <message>
        <source>Schlussteil</source>
        <translation>Closing part</translation>
    </message>
    <message>
        <source>Impressum und Angaben</source>
        <translation>Imprint and details</translation>
    </message>
    <message>
        <source>Name und Anschrift, Pflicht auf Gedrucktem</source>
        <translation>Name and address, required on printed matter</translation>
    </message>
</context>
<context>
    <name>PurgeDialog</name>
    <message>
        <source>„{title}“{along} endgültig löschen?</source>
        <translation>Delete “{title}”{along} for good?</translation>
    </message>
    <message numerus="yes">
        <source>%Ln Einträge endgültig löschen?</source>
        <translation>
            <numerusform>Delete %Ln entry for good?</numerusform>
            <numerusform>Delete %Ln entries for good?</numerusform>
        </translation>
    </message>
    <message>
        <source>Die Worte verschwinden aus Papierkorb, Verlauf und Änderungsjournal und kommen nicht wieder.</source>
        <translation>The words disappear from bin, history and journal and will not come back.</translation>
    </message>
    <message>
        <source>Was in dem Programm bisher geschah, lässt sich danach nicht mehr rückgängig machen. Das Programm selbst bleibt, wie es ist.</source>
        <translation>What has happened in the programme so far can no longer be undone afterwards. The programme itself stays as it is.</translation>
    </message>
    <message>
        <source>Auch aus gespeicherten &amp;Versionen entfernen</source>
        <translation>Remove from saved &amp;versions, too</translation>
    </message>
    <message>
        <source>Auch aus allen &amp;Sicherungen entfernen</source>
        <translation>Remove from all &amp;backups, too</translation>
    </message>
    <message>
        <source>Ohne das stehen die Worte noch in alten Sicherungen, bis diese von selbst ausgedünnt sind. Weitergegebene Dateien erreicht Programmwerk nicht.</source>
        <translation>Otherwise the words remain in old backups until these are thinned out by themselves. Programmwerk cannot reach files that were shared.</translation>
    </message>
    <message>
        <source>Endgültig löschen</source>
        <translation>Delete for good</translation>
    </message>
    <message>
        <source>Behalten</source>
        <translation>Keep</translation>
    </message>
</context>
<context>
    <name>ReplacePane</name>
    <message>
        <source>Groß- und Kleinschreibung</source>
        <translation>Match case</translation>
    </message>
    <message>
        <source>Nur ganze Wörter</source>
        <translation>Whole words only</translation>
    </message>
    <message>
        <source>In allen Programmen</source>
        <translation>In all programmes</translation>
    </message>
    <message>
        <source>Alle auswählen</source>
        <translation>Select all</translation>
    </message>
    <message>
        <source>Ersetzen</source>
        <translation>Replace</translation>
    </message>
    <message>
        <source>Suchen nach …</source>
        <translation>Find …</translation>
    </message>
    <message>
        <source>Suchen nach</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>Ersetzen durch …</source>
        <translation>Replace with …</translation>
    </message>
    <message>
        <source>Ersetzen durch</source>
        <translation>Replace with</translation>
    </message>
    <message>
        <source>Fundstellen</source>
        <translation>Places found</translation>
    </message>
    <message>
        <source>Nichts gefunden</source>
        <translation>Nothing found</translation>
    </message>
    <message>
        <source>Sucht …</source>
        <translation>Searching …</translation>
    </message>
    <message>
        <source>{ticked} von {hits}</source>
        <translation>{ticked} of {hits}</translation>
    </message>
</context>
<context>
    <name>Replacing</name>
    <message>
        <source>Ersetzen</source>
        <translation>Replace</translation>
    </message>
    <message numerus="yes">
        <source>%Ln Stellen ersetzt.</source>
        <translation>
            <numerusform>%Ln place replaced.</numerusform>
            <numerusform>%Ln places replaced.</numerusform>
        </translation>
    </message>
    <message>
        <source>Rückgängig</source>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>ReviewBoard</name>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Erkannte Gliederung</source>
        <translation>Recognised outline</translation>
    </message>
    <message numerus="yes">
        <source>%Ln Einträge</source>
        <translation>
            <numerusform>%Ln entry</numerusform>
            <numerusform>%Ln entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewCommands</name>
    <message>
        <source>Ebene ändern</source>
        <translation>Change level</translation>
    </message>
    <message>
        <source>Titel ändern</source>
        <translation>Change title</translation>
    </message>
    <message>
        <source>Gliederung ändern</source>
        <translation>Change structure</translation>
    </message>
    <message>
        <source>Verschieben</source>
        <translation>Move</translation>
    </message>
    <message>
        <source>Teilen</source>
        <translation>Split</translation>
    </message>
    <message>
        <source>Verbinden</source>
        <translation>Join</translation>
    </message>
    <message>
        <source>In Text umwandeln</source>
        <translation>Turn into text</translation>
    </message>
    <message>
        <source>Aufzählung auflösen</source>
        <translation>Break up list</translation>
    </message>
    <message>
        <source>Nicht übernehmen</source>
        <translation>Leave out</translation>
    </message>
    <message>
        <source>Diese Zeile steht schon in der Gliederung. Wählen Sie links eine, die nirgends steht.</source>
        <translation>This line is in the outline already. Choose one on the left that was left out.</translation>
    </message>
    <message>
        <source>Zeile übernehmen</source>
        <translation>Take line</translation>
    </message>
    <message>
        <source>Jede Zeile des Originals steht in der Gliederung.</source>
        <translation>Every line of the original is in the outline.</translation>
    </message>
    <message>
        <source>Reparatur zurücknehmen</source>
        <translation>Take repair back</translation>
    </message>
    <message>
        <source>Wieder reparieren</source>
        <translation>Repair again</translation>
    </message>
    <message>
        <source>Vorschlag übernehmen</source>
        <translation>Take suggestion</translation>
    </message>
    <message>
        <source>Hinweis ablegen</source>
        <translation>File finding</translation>
    </message>
    <message>
        <source>Hinweis wieder öffnen</source>
        <translation>Reopen finding</translation>
    </message>
    <message>
        <source>Ebene</source>
        <translation>Level</translation>
    </message>
</context>
<context>
    <name>ReviewFooter</name>
    <message>
        <source>Neues Programm</source>
        <translation>New programme</translation>
    </message>
    <message>
        <source>Wohin das Dokument kommt: in ein neues Programm oder unter einen Eintrag</source>
        <translation>Where the document goes: into a new programme or below an entry</translation>
    </message>
    <message>
        <source>Verwerfen</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>Alles übernehmen</source>
        <translation>Take everything</translation>
    </message>
    <message>
        <source>Wird übernommen</source>
        <translation>Being taken over</translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Ziel</source>
        <translation>Target</translation>
    </message>
    <message>
        <source>Ziel: {words}</source>
        <translation>Target: {words}</translation>
    </message>
    <message>
        <source>Auswahl</source>
        <translation>Selection</translation>
    </message>
    <message>
        <source>Auswahl übernehmen</source>
        <translation>Take selection</translation>
    </message>
</context>
<context>
    <name>ReviewHeader</name>
    <message>
        <source> (erkannt)</source>
        <translation> (recognised)</translation>
    </message>
    <message numerus="yes">
        <source>Vorwort (%Ln Wörter)</source>
        <translation>
            <numerusform>Preface (%Ln word)</numerusform>
            <numerusform>Preface (%Ln words)</numerusform>
        </translation>
    </message>
    <message>
        <source>Angaben: {parts}</source>
        <translation>Details: {parts}</translation>
    </message>
    <message>
        <source>Textabdeckung {share} %</source>
        <translation>Text coverage {share}%</translation>
    </message>
    <message numerus="yes">
        <source>%Ln Wörter stehen nirgends.</source>
        <translation>
            <numerusform>%Ln word was left out.</numerusform>
            <numerusform>%Ln words were left out.</numerusform>
        </translation>
    </message>
    <message>
        <source>Alles ist übernommen.</source>
        <translation>Everything is taken in.</translation>
    </message>
    <message>
        <source>Alle Zeilen zeigen</source>
        <translation>Show all lines</translation>
    </message>
    <message>
        <source>Nur diese zeigen</source>
        <translation>Show only these</translation>
    </message>
    <message>
        <source>Titel</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>Gliederung</source>
        <translation>Structure</translation>
    </message>
    <message>
        <source>Nur die Zeilen zeigen, die nirgends stehen (Strg+Umschalt+U)</source>
        <translation>Show only the lines that were left out (Ctrl+Shift+U)</translation>
    </message>
    <message>
        <source>Titel, Vorwort und Angaben im Wortlaut zeigen</source>
        <translation>Show title, preface and details in full</translation>
    </message>
</context>
<context>
    <name>ReviewTree</name>
    <message>
        <source>Erkannte Gliederung</source>
        <translation>Recognised outline</translation>
    </message>
</context>
<context>
    <name>ReviewWishes</name>
    <message>
        <source>Die Prüfung lässt sich nicht öffnen. Lesen Sie das Dokument noch einmal ein.</source>
        <translation>The review cannot be opened. Read the document once more.</translation>
    </message>
    <message>
        <source>Die Prüfung von „{name}“ ist noch nicht übernommen.</source>
        <translation>The review of “{name}” has not been taken over yet.</translation>
    </message>
    <message>
        <source>Prüfung verwerfen?</source>
        <translation>Discard the review?</translation>
    </message>
    <message>
        <source>Die Datei selbst bleibt, wie sie ist.</source>
        <translation>The file itself stays as it is.</translation>
    </message>
    <message>
        <source>Zurück zur Prüfung</source>
        <translation>Back to the review</translation>
    </message>
    <message>
        <source>Verwerfen</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>Die Zwischenablage enthält keinen Text.</source>
        <translation>The clipboard holds no text.</translation>
    </message>
    <message>
        <source>Zwischenablage</source>
        <translation>Clipboard</translation>
    </message>
    <message>
        <source>In „{title}“</source>
        <translation>Into “{title}”</translation>
    </message>
    <message>
        <source>In „{title}“ unter „{entry}“</source>
        <translation>Into “{title}” below “{entry}”</translation>
    </message>
    <message numerus="yes">
        <source>%Ln Einträge eingefügt.</source>
        <translation>
            <numerusform>%Ln entry inserted.</numerusform>
            <numerusform>%Ln entries inserted.</numerusform>
        </translation>
    </message>
    <message>
        <source>Rückgängig</source>
        <translation>Undo</translation>
    </message>
    <message numerus="yes">
        <source>„{title}“ ist eingelesen: %Ln Einträge.</source>
        <translation>
            <numerusform>“{title}” has been imported: %Ln entry.</numerusform>
            <numerusform>“{title}” has been imported: %Ln entries.</numerusform>
        </translation>
    </message>
    <message>
        <source>Öffnen</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Übernommen ist der Stand von vorhin; was Sie seither änderten, steht nur hier.</source>
        <translation>What was taken over is the earlier state; what you have changed since stands only here.</translation>
    </message>
    <message>
        <source>Die Prüfung von „{name}“ ist verworfen.</source>
        <translation>The review of “{name}” has been discarded.</translation>
    </message>
    <message>
        <source>Zurückholen</source>
        <translation>Restore</translation>
    </message>
</context>
<context>
    <name>RichTextEdit</name>
    <message>
        <source>&amp;Rückgängig</source>
        <translation>&amp;Undo</translation>
    </message>
    <message>
        <source>&amp;Wiederholen</source>
        <translation>&amp;Redo</translation>
    </message>
</context>
<context>
    <name>SchemeDialog</name>
    <message>
        <source>Gliederung und Felder</source>
        <translation>Structure and fields</translation>
    </message>
    <message>
        <source>Für neue Programme anbieten</source>
        <translation>Offer for new programmes</translation>
    </message>
    <message>
        <source>Übernehmen</source>
        <translation>Apply</translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Die Änderungen sind nicht übernommen. Noch einmal „Abbrechen“ verwirft sie.</source>
        <translation>The changes have not been applied. “Cancel” once more discards them.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln Nummern ändern sich: {examples}</source>
        <translation>
            <numerusform>%Ln number changes: {examples}</numerusform>
            <numerusform>%Ln numbers change: {examples}</numerusform>
        </translation>
    </message>
    <message>
        <source>Noch nichts geändert.</source>
        <translation>Nothing changed yet.</translation>
    </message>
    <message>
        <source>Titel, Text und Nummern bleiben, wie sie sind.</source>
        <translation>Titles, text and numbers stay as they are.</translation>
    </message>
    <message>
        <source>ohne</source>
        <translation>none</translation>
    </message>
    <message>
        <source>„{title}“ {before} → {after}</source>
        <translation>“{title}” {before} → {after}</translation>
    </message>
    <message>
        <source>Name der Gliederung</source>
        <translation>Name of the structure</translation>
    </message>
    <message>
        <source>Vorlage</source>
        <translation>Template</translation>
    </message>
    <message>
        <source>Vorlage laden …</source>
        <translation>Load template …</translation>
    </message>
    <message>
        <source>Ebenen</source>
        <translation>Levels</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Was sich ändert</source>
        <translation>What changes</translation>
    </message>
    <message>
        <source>{name} (nicht verwendet)</source>
        <translation>{name} (not used)</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>In allen Programmen suchen …</source>
        <translation>Search all programmes …</translation>
    </message>
    <message>
        <source>In allen Programmen suchen</source>
        <translation>Search all programmes</translation>
    </message>
</context>
<context>
    <name>SearchPane</name>
    <message>
        <source>Suchergebnisse</source>
        <translation>Search results</translation>
    </message>
    <message numerus="yes">
        <source>%Ln Treffer</source>
        <translation>
            <numerusform>%Ln hit</numerusform>
            <numerusform>%Ln hits</numerusform>
        </translation>
    </message>
    <message>
        <source>Nichts gefunden zu „{words}“.</source>
        <translation>Nothing found for “{words}”.</translation>
    </message>
</context>
<context>
    <name>Section</name>
    <message>
        <source>Titel</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>Text schreiben …</source>
        <translation>Write text …</translation>
    </message>
    <message>
        <source>{label}: Titel</source>
        <translation>{label}: title</translation>
    </message>
    <message>
        <source>{label}: Text</source>
        <translation>{label}: text</translation>
    </message>
</context>
<context>
    <name>SheetTabs</name>
    <message>
        <source>Beiblatt</source>
        <translation>Side sheet</translation>
    </message>
</context>
<context>
    <name>SheetsView</name>
    <message>
        <source>Seiten des Originals</source>
        <translation>Pages of the original</translation>
    </message>
    <message>
        <source>Seite {number}</source>
        <translation>Page {number}</translation>
    </message>
</context>
<context>
    <name>ShelfWishes</name>
    <message>
        <source>Neu: {title}</source>
        <translation>Neu: {title}</translation>
    </message>
    <message>
        <source>„{title}“ liegt in „{folder}“.</source>
        <translation>“{title}” is filed in “{folder}”.</translation>
    </message>
    <message>
        <source>„{title}“ liegt in keinem Ordner mehr.</source>
        <translation>“{title}” is in no folder any more.</translation>
    </message>
    <message>
        <source>Rückgängig</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>„{title}“ liegt im Archiv.</source>
        <translation>“{title}” is in the archive.</translation>
    </message>
    <message>
        <source>„{title}“ liegt nicht mehr im Archiv.</source>
        <translation>“{title}” is no longer in the archive.</translation>
    </message>
    <message>
        <source>In Ordner</source>
        <translation>Into folder</translation>
    </message>
    <message>
        <source>Neuer Ordner …</source>
        <translation>New folder …</translation>
    </message>
    <message>
        <source>Aus dem Ordner nehmen</source>
        <translation>Take out of folder</translation>
    </message>
    <message>
        <source>Aus dem Archiv holen</source>
        <translation>Take out of archive</translation>
    </message>
    <message>
        <source>Ins Archiv</source>
        <translation>Move to archive</translation>
    </message>
</context>
<context>
    <name>SidePanes</name>
    <message>
        <source>Hinweise</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>Kommentare</source>
        <translation>Comments</translation>
    </message>
    <message>
        <source>Verlauf</source>
        <translation>History</translation>
    </message>
</context>
<context>
    <name>SideSheet</name>
    <message>
        <source>Beiblatt</source>
        <translation>Side sheet</translation>
    </message>
    <message>
        <source>Ist ein Programm geöffnet, stehen hier Vorschau, Hinweise, Kommentare und Verlauf dazu.</source>
        <translation>Once a programme is open, its preview, findings, comments and history stand here.</translation>
    </message>
</context>
<context>
    <name>SourceSides</name>
    <message>
        <source>Seiten</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Wie das Original gezeigt wird</source>
        <translation>How the original is shown</translation>
    </message>
    <message>
        <source>„{name}“ ist nicht mehr da oder wurde geändert. Darum steht hier der Text statt der Seiten.</source>
        <translation>“{name}” is no longer there or has been changed. That is why the text stands here instead of the pages.</translation>
    </message>
    <message>
        <source>Kleiner</source>
        <translation>Smaller</translation>
    </message>
    <message>
        <source>Größer</source>
        <translation>Larger</translation>
    </message>
    <message>
        <source>Seitenbreite</source>
        <translation>Page width</translation>
    </message>
</context>
<context>
    <name>SourceView</name>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
</context>
<context>
    <name>SpellingMarks</name>
    <message>
        <source>Vorschläge werden gesucht …</source>
        <translation>Looking for suggestions …</translation>
    </message>
    <message>
        <source>„{word}“ ist richtig</source>
        <translation>“{word}” is correct</translation>
    </message>
    <message>
        <source>Keine Vorschläge</source>
        <translation>No suggestions</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Ein Dokument einlesen</source>
        <translation>Import a document</translation>
    </message>
    <message>
        <source>Ziehen Sie eine Datei in dieses Fenster oder wählen Sie eine aus. Programmwerk erkennt Kapitel, Ziele und Maßnahmen und zeigt Ihnen alles, bevor etwas gespeichert wird.</source>
        <translation>Drag a file into this window, or choose one. Programmwerk recognises chapters, aims and measures, and shows you everything before anything is saved.</translation>
    </message>
    <message>
        <source>Word, ODT, RTF, PDF, Webseite, Text, Markdown, Tabelle (XLSX, ODS, CSV), Antragsgrün, OpenSlides</source>
        <translation>Word, ODT, RTF, PDF, web page, text, Markdown, spreadsheet (XLSX, ODS, CSV), Antragsgrün, OpenSlides</translation>
    </message>
    <message>
        <source>Dokument wählen …</source>
        <translation>Choose document …</translation>
    </message>
    <message>
        <source>Aus der Zwischenablage</source>
        <translation>From the clipboard</translation>
    </message>
</context>
<context>
    <name>StartView</name>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Dokument einlesen</source>
        <translation>Import document</translation>
    </message>
    <message>
        <source>Word, PDF, ODT, Text; auch hierher ziehen</source>
        <translation>Word, PDF, ODT, text; or drag it here</translation>
    </message>
    <message>
        <source>Neues Programm</source>
        <translation>New programme</translation>
    </message>
    <message>
        <source>mit einer Gliederung nach Wahl</source>
        <translation>with a structure of your choice</translation>
    </message>
    <message>
        <source>Aus einem früheren</source>
        <translation>From an earlier one</translation>
    </message>
    <message>
        <source>als Vorlage übernehmen und ändern</source>
        <translation>take it as a template and change it</translation>
    </message>
    <message>
        <source>Beispiele ansehen</source>
        <translation>Look at samples</translation>
    </message>
    <message>
        <source>vier erfundene Programme aus Musterstadt</source>
        <translation>four invented programmes (in German)</translation>
    </message>
    <message>
        <source>Beginnen</source>
        <translation>Begin</translation>
    </message>
    <message>
        <source>Weiterschreiben</source>
        <translation>Continue writing</translation>
    </message>
    <message>
        <source>Archiv</source>
        <translation>Archive</translation>
    </message>
    <message>
        <source>Noch kein Programm. Beginnen Sie mit einem der vier Wege oben.</source>
        <translation>No programme yet. Begin in one of the four ways above.</translation>
    </message>
</context>
<context>
    <name>StartWishes</name>
    <message>
        <source>Es gibt noch kein Programm.</source>
        <translation>There is no programme yet.</translation>
    </message>
    <message>
        <source>Neu: {title}</source>
        <translation>Neu: {title}</translation>
    </message>
</context>
<context>
    <name>StoppedPage</name>
    <message>
        <source>Anderes Dokument wählen …</source>
        <translation>Choose another document …</translation>
    </message>
    <message>
        <source>Das geht mit Hilfe</source>
        <translation>This works with some help</translation>
    </message>
    <message>
        <source>Das ließ sich nicht einlesen</source>
        <translation>This could not be imported</translation>
    </message>
    <message>
        <source>{helper} ist auf diesem Rechner installiert und kann die Datei lesen. Sie bleibt auf Ihrem Rechner und wird nicht verändert.</source>
        <translation>{helper} is installed on this computer and can read the file. It stays on your computer and is not changed.</translation>
    </message>
    <message>
        <source>Mit {helper} lesen</source>
        <translation>Read with {helper}</translation>
    </message>
</context>
<context>
    <name>StylesForm</name>
    <message>
        <source>Formatvorlage</source>
        <translation>Style</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Erster Absatz eines Kapitels</source>
        <translation>First paragraph of a chapter</translation>
    </message>
    <message>
        <source>Überschrift: Handlungsfeld, Kapitel</source>
        <translation>Heading: field of action, chapter</translation>
    </message>
    <message>
        <source>Überschrift: Leitziel</source>
        <translation>Heading: guiding aim</translation>
    </message>
    <message>
        <source>Überschrift: Handlungsziel, Abschnitt</source>
        <translation>Heading: objective, section</translation>
    </message>
    <message>
        <source>Maßnahme</source>
        <translation>Measure</translation>
    </message>
    <message>
        <source>Feld: Bezeichnung</source>
        <translation>Field: label</translation>
    </message>
    <message>
        <source>Feld: Wert</source>
        <translation>Field: value</translation>
    </message>
    <message>
        <source>Zeile über Überschriften</source>
        <translation>Line above headings</translation>
    </message>
    <message>
        <source>Inhalt: Überschrift</source>
        <translation>Contents: heading</translation>
    </message>
    <message>
        <source>Inhalt: erste Stufe</source>
        <translation>Contents: first level</translation>
    </message>
    <message>
        <source>Inhalt: zweite Stufe</source>
        <translation>Contents: second level</translation>
    </message>
    <message>
        <source>Inhalt: dritte Stufe</source>
        <translation>Contents: third level</translation>
    </message>
    <message>
        <source>Kopf und Fuß</source>
        <translation>Header and footer</translation>
    </message>
    <message>
        <source>Fußnote</source>
        <translation>Footnote</translation>
    </message>
    <message>
        <source>Ort eines Auszugs</source>
        <translation>Place of an excerpt</translation>
    </message>
    <message>
        <source>Titelseite: Titel</source>
        <translation>Title page: title</translation>
    </message>
    <message>
        <source>Titelseite: Untertitel</source>
        <translation>Title page: subtitle</translation>
    </message>
    <message>
        <source>Titelseite: Angaben</source>
        <translation>Title page: details</translation>
    </message>
</context>
<context>
    <name>TargetDialog</name>
    <message>
        <source>Wohin mit dem Dokument?</source>
        <translation>Where should the document go?</translation>
    </message>
    <message>
        <source>In ein neues Programm</source>
        <translation>Into a new programme</translation>
    </message>
    <message>
        <source>In ein vorhandenes Programm, unter diesen Eintrag:</source>
        <translation>Into an existing programme, below this entry:</translation>
    </message>
    <message>
        <source>Die Ebenen passen sich an. Das Vorwort wird ein Eintrag; Titel und Angaben des Dokuments bleiben außen vor.</source>
        <translation>Levels adapt. The preface becomes an entry; title and details of the document stay out.</translation>
    </message>
    <message>
        <source>Auswählen</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>In „{title}“</source>
        <translation>Into “{title}”</translation>
    </message>
    <message>
        <source>In „{title}“ unter „{entry}“</source>
        <translation>Into “{title}” below “{entry}”</translation>
    </message>
    <message>
        <source>Ganz oben</source>
        <translation>At the very top</translation>
    </message>
    <message>
        <source>Programm</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>Eintrag, unter den das Dokument kommt</source>
        <translation>Entry below which the document goes</translation>
    </message>
</context>
<context>
    <name>TargetField</name>
    <message>
        <source>Zieldatei</source>
        <translation>Target file</translation>
    </message>
    <message>
        <source>Exportieren nach</source>
        <translation>Export to</translation>
    </message>
</context>
<context>
    <name>TextWishes</name>
    <message>
        <source>Fußnote</source>
        <translation>Footnote</translation>
    </message>
    <message>
        <source>Text der Fußnote</source>
        <translation>Text of the footnote</translation>
    </message>
    <message>
        <source>Einfügen</source>
        <translation>Insert</translation>
    </message>
    <message>
        <source>Übernehmen</source>
        <translation>Apply</translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Schließen</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>ToolRow</name>
    <message>
        <source>Weitere Werkzeuge</source>
        <translation>More tools</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Ansicht wechseln</source>
        <translation>Switch view</translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Die Änderung zurücknehmen, die gerade gespeichert wird</source>
        <translation>Take back the change that is being saved</translation>
    </message>
    <message>
        <source>Ansicht: {name}</source>
        <translation>View: {name}</translation>
    </message>
    <message>
        <source>Speichert …</source>
        <translation>Saving …</translation>
    </message>
    <message>
        <source>Speichert … {done} %</source>
        <translation>Saving … {done} %</translation>
    </message>
    <message>
        <source>Gespeichert {time}</source>
        <translation>Saved {time}</translation>
    </message>
    <message>
        <source>Einlesen</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Exportieren</source>
        <translation>Export</translation>
    </message>
</context>
<context>
    <name>TreeWishes</name>
    <message>
        <source>Entsperren</source>
        <translation>Unlock</translation>
    </message>
    <message>
        <source>Die Gliederung ist gesperrt.</source>
        <translation>The structure is locked.</translation>
    </message>
    <message>
        <source>{new} darunter</source>
        <translation>{new} below</translation>
    </message>
    <message>
        <source>Rückgängig</source>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>Unsaved</name>
    <message>
        <source>Was Sie geschrieben haben, bleibt stehen und wird immer wieder angeboten.</source>
        <translation>What you have written stays as it is and is offered again and again.</translation>
    </message>
    <message>
        <source>Noch einmal</source>
        <translation>Once more</translation>
    </message>
    <message>
        <source>Worte kopieren</source>
        <translation>Copy words</translation>
    </message>
    <message>
        <source>Ihre Worte sind noch hier: Holen Sie den Eintrag zurück, oder kopieren Sie sie.</source>
        <translation>Your words are still here: bring the entry back, or copy them.</translation>
    </message>
    <message>
        <source>Verwerfen</source>
        <translation>Discard</translation>
    </message>
</context>
<context>
    <name>VersionDelegate</name>
    <message>
        <source>der jetzige Stand</source>
        <translation>the present state</translation>
    </message>
</context>
<context>
    <name>VersionsModel</name>
    <message>
        <source>Heute</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Heute, der jetzige Stand</source>
        <translation>Today, the present state</translation>
    </message>
</context>
<context>
    <name>VersionsView</name>
    <message>
        <source>Speichern</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Speichert … {done} %</source>
        <translation>Saving … {done} %</translation>
    </message>
    <message>
        <source>Wiederherstellen</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>Löschen</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Name, etwa „Entwurf 2“</source>
        <translation>Name, such as “Draft 2”</translation>
    </message>
    <message>
        <source>Name der neuen Version</source>
        <translation>Name of the new version</translation>
    </message>
    <message>
        <source>Versionen</source>
        <translation>Versions</translation>
    </message>
    <message>
        <source>Jetzigen Stand als Version speichern</source>
        <translation>Save the present state as a version</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Notiz</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Früherer Stand</source>
        <translation>Earlier state</translation>
    </message>
    <message>
        <source>Späterer Stand</source>
        <translation>Later state</translation>
    </message>
    <message>
        <source>Speichern Sie links einen Stand unter einem Namen, zum Beispiel vor einer Sitzung. Danach sehen Sie hier Wort für Wort, was sich seither geändert hat.</source>
        <translation>Save a state under a name on the left, before a meeting for example. Afterwards you see here, word by word, what has changed since.</translation>
    </message>
    <message>
        <source>Von</source>
        <translation>From</translation>
    </message>
    <message>
        <source>zu</source>
        <translation>to</translation>
    </message>
    <message>
        <source>Heute</source>
        <translation>Today</translation>
    </message>
</context>
<context>
    <name>VersionsWishes</name>
    <message>
        <source>Version „{name}“ ist gespeichert.</source>
        <translation>Version “{name}” has been saved.</translation>
    </message>
    <message>
        <source>Das Programm ist wieder auf dem Stand „{name}“.</source>
        <translation>The programme is back at the state “{name}”.</translation>
    </message>
    <message>
        <source>Rückgängig</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Version löschen</source>
        <translation>Delete version</translation>
    </message>
    <message>
        <source>Die Version „{name}“ endgültig löschen?</source>
        <translation>Delete version “{name}” for good?</translation>
    </message>
    <message>
        <source>Das Programm selbst bleibt, wie es ist. Diese Version kommt nicht wieder.</source>
        <translation>The programme itself stays as it is. This version will not come back.</translation>
    </message>
    <message>
        <source>Behalten</source>
        <translation>Keep</translation>
    </message>
    <message>
        <source>Löschen</source>
        <translation>Delete</translation>
    </message>
</context>
<context>
    <name>WaitingPage</name>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>„{name}“ wird eingelesen</source>
        <translation>Importing “{name}”</translation>
    </message>
    <message>
        <source>Die Gliederung wird erkannt …</source>
        <translation>Recognising the structure …</translation>
    </message>
    <message>
        <source>Die Datei wird gelesen …</source>
        <translation>Reading the file …</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>Wortlaut</source>
        <translation>Wording</translation>
    </message>
</context>
</TS>
