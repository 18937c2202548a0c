<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="de_DE">
<context>
    <name></name>
    <message>
        <source>&amp;Programm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Bearbeiten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Gliederung</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Einlesen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Ansicht</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Hilfe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neues Programm …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neues Programm anlegen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dokument einlesen …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word, PDF, ODT oder Text einlesen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exportieren …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Als Word, PDF, Markdown … schreiben</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noch einmal exportieren</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drucken …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Druckvorschau und Drucken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gestaltungen …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Auszug exportieren …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Angaben zum Programm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gliederung und Felder …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Programm in den Papierkorb</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Programmdatei öffnen …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>.programm-Datei öffnen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Programm weitergeben …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Als Datei für andere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Als .programm sichern …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mit Verlauf und Versionen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ort der Daten zeigen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Daten verschieben …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An einen anderen Ort verschieben</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name und Kürzel …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beenden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rückgängig</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wiederholen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In der Gliederung filtern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In allen Programmen suchen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suchen und ersetzen …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Papierkorb …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sicherungen …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eintrag darunter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Untergeordneter Eintrag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Umbenennen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdoppeln</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Löschen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nach oben</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nach unten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eine Ebene höher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eine Ebene tiefer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ausschneiden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kopieren</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Einfügen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gliederung sperren</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Aufbau vor Versehen schützen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bis zur 1. Ebene zeigen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bis zur 2. Ebene zeigen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bis zur 3. Ebene zeigen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alles aufklappen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alles zuklappen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fett</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kursiv</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Aufzählung</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nummerierte Liste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verweis …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verweis auf eine Adresse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fußnote …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kommentieren</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eintrag oder Markiertes kommentieren</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Auszeichnung entfernen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Einlesen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eingelesenes prüfen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Einfügen mit Erkennung</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Aus der Zwischenablage einlesen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Titel ändern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hier teilen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ab der Schreibmarke neuer Eintrag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mit dem vorigen verbinden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An den Eintrag davor anschließen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In Text umwandeln</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wird Text der Überschrift darüber</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Aufzählung auflösen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Punkte im Text werden Einträge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nicht übernehmen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zeile als Text übernehmen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zeile wird Text des Eintrags davor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zeile als Eintrag übernehmen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nächste Zeile, die nirgends steht</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nur Zeilen, die nirgends stehen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nächster Hinweis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voriger Hinweis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suchen oder Befehl …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schreiben</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maßnahmen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versionen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versionen sichern, vergleichen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beiblatt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beiblatt ein- und ausblenden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vorschau</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hinweise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kommentare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verlauf</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fokus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nur den Text zeigen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zweig zusammenhängend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nächster Bereich</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voriger Bereich</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Größere Schrift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kleinere Schrift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Übliche Schriftgröße</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dunkel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wie das System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language: English</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handbuch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tastenkürzel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Über Programmwerk</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AboutDialog</name>
    <message>
        <source>Über Programmwerk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fassung {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speicher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protokoll (ohne Programmtext)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wörterbuch de_DE (frami)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GPL 2 oder 3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schließen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ArchiveDialog</name>
    <message>
        <source>Programm weitergeben</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Als .programm sichern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eine Datei, die andere in Programmwerk öffnen und ändern. Kommt sie zurück, führt Programmwerk beide Fassungen zusammen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eine Datei mit allem, was zum Programm gehört: zum Aufheben oder für einen anderen Rechner.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Verlauf (wer wann was geändert hat)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Kommentare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gespeicherte V&amp;ersionen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Namen der Schreibenden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kennwort</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kennwort wiederholen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weitergeben</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sichern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Das geht mit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ohne Kennwort</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Datei</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wählen …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wiederholen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ohne das Kennwort kann niemand die Datei öffnen, auch wir nicht. Ihr Programm hier bleibt offen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leicht zu erraten. Besser: vier Wörter, die nicht zusammengehören.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mit Aufwand zu erraten. Ein Wort mehr macht es gut.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schwer zu erraten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sehr schwer zu erraten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Die beiden Eingaben sind verschieden.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wer die Datei hat, kann sie lesen. Ein Kennwort verschlüsselt sie.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Programmdatei (*.programm)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speichern unter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Geben Sie an, wohin die Datei soll.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ArchiveWishes</name>
    <message>
        <source>„{name}“ ist geschrieben.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ordner öffnen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Programmdatei (*.programm)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Programmdatei öffnen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>„{title}“ ist als Kopie da.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>„{title}“ ist da. {origin}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ihr eigenes Programm dieser Herkunft liegt im Papierkorb. Holen Sie es zurück, um beide zusammenzuführen, oder nehmen Sie die Datei als Kopie auf.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Die Fassungen sind zusammengeführt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rückgängig</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gesichert von {author} am {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gesichert am {when}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BackupsDialog</name>
    <message>
        <source>Programmwerk sichert beim Beenden und spätestens alle 30 Minuten, wenn sich etwas geändert hat. Jede Wiederherstellung lässt sich rückgängig machen oder aus der Sicherung davor zurückholen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sicherungen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jetzt sichern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vergleichen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dieses Programm wiederherstellen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alles wiederherstellen …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zurück</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln Sicherungen</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Noch keine Sicherung. Die erste entsteht spätestens beim Beenden.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diese Sicherung enthält kein Programm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Programme der Sicherung</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schließen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Die Sicherung wird gelesen …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alle Programme auf den Stand vom {when} bringen?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alles wiederherstellen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Was seither geschrieben wurde, ist danach nicht mehr zu sehen. Vorher wird gesichert, sodass Sie den jetzigen Stand aus der neuesten Sicherung zurückholen können.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BackupsWishes</name>
    <message>
        <source>Gesichert.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Die neueste Sicherung ist der jetzige Stand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>„{title}“ ist wieder auf dem Stand vom {when}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alle Programme sind wieder auf dem Stand vom {when}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BinDialog</name>
    <message>
        <source>Papierkorb</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gelöschtes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Der Papierkorb ist leer. Gelöschte Einträge und Programme warten hier.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wiederherstellen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schließen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(ohne Titel)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Programm</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source> mit %Ln Einträgen</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BranchPage</name>
    <message numerus="yes">
        <source>Hier stehen die ersten %Ln Einträge.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{label}: Titel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Titel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label}: Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text schreiben …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Breadcrumbs</name>
    <message>
        <source>Pfad</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChecksPane</name>
    <message>
        <source>Ganzes Programm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dieser Eintrag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wovon die Hinweise gezeigt werden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ausblenden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wieder anzeigen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warum ist das in Ordnung so?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begründung</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ausgeblendete ({count})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Das Programm wird geprüft …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keine Hinweise zu diesem Eintrag.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keine Hinweise. Geprüft werden Impressum, Nummern, Verweise, Zuständigkeiten und Sprache.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChoiceEdit</name>
    <message>
        <source>–</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClipWishes</name>
    <message>
        <source>Ausgeschnitten. Mit Strg+V an der neuen Stelle einfügen.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ColourButton</name>
    <message>
        <source>keine</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Befehl, Eintrag oder Programm …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suchen oder Befehl</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Treffer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nichts gefunden. Versuchen Sie es mit weniger Buchstaben.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CommentCard</name>
    <message>
        <source>Antworten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erledigt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zum Eintrag {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ohne Namen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Aufgabe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mehr zum Kommentar von {author}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ändern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Löschen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CommentComposer</name>
    <message>
        <source>Verwerfen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Aufgabe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strg+Eingabe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kommentar ändern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Antwort an {author}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zum vorigen Eintrag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zur markierten Stelle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ändern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Antworten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kommentieren</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kommentar zu „{entry}“ …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CommentField</name>
    <message>
        <source>Kommentar</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CommentsPane</name>
    <message>
        <source>Dieser Eintrag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ganzes Programm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wovon die Kommentare gezeigt werden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erledigte</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Welche Kommentare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kommentare</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln weitere zeigen</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Alle Kommentare sind erledigt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nichts ist als erledigt markiert.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wählen Sie einen Eintrag, um ihn zu kommentieren.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noch keine Kommentare. Schreiben Sie unten, was andere sehen oder tun sollen.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Auch Unverändertes zeigen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Die beiden Stände sind gleich.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unterschiede</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConflictsPage</name>
    <message>
        <source>Meine Fassung</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Andere Fassung</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Meine behalten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Die &amp;andere nehmen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Beide untereinander, ich bearbeite sie danach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Widersprüche</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Überall meine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Überall die andere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>meine bleibt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>die andere kommt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>beide untereinander</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CoverForm</name>
    <message>
        <source>Farbfläche</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Titel beginnt bei</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Höhe der Farbfläche</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Breite des Logos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bild</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wählen …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ohne</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bild wählen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bilder (*.png *.jpg *.jpeg)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in der Gestaltung</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anhang „{name}“</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keines</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Programmwerk hat einen Fehler gemacht</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ihr Programm ist gespeichert, und was Sie gerade schreiben, bleibt stehen. Sie können weiterarbeiten. Bleibt etwas seltsam, starten Sie Programmwerk neu.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Einzelheiten ohne Ihren Text stehen in {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bericht kopieren</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weiterarbeiten</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DateEdit</name>
    <message>
        <source>TT.MM.JJJJ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kalender öffnen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DesignDialog</name>
    <message>
        <source>Gestaltungen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sichern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schließen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eigene Gestaltung</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} (eigene)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gestaltung laden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gestaltung (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gestaltung weitergeben</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gestaltung</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name der eigenen Gestaltung</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Löschen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sichern als</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seite und Schrift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Titelseite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kopf und Fuß</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Formatvorlagen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Datei laden …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Als Datei weitergeben …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DeskView</name>
    <message>
        <source>Womit möchten Sie beginnen?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Öffnen Sie links ein Programm, lesen Sie ein Dokument ein oder legen Sie ein neues an.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dokument einlesen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neues Programm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noch einmal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rückgängig</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wiederholen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dieser Eintrag hat Untereinträge; er kann nicht angehängt werden.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An „{title}“ anhängen?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anhängen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EditorPane</name>
    <message>
        <source>Editor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Textwerkzeuge</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EntryPage</name>
    <message>
        <source>Titel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text schreiben …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kurztitel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Für Gliederung, Inhaltsverzeichnis und Kopfzeile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feste Nummer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gezählt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kurztitel und Nummer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ohne Nummer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weitere Felder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Exportieren</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profil löschen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Titelseite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inhaltsverzeichnis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Impressum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kommentare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Angaben öffnen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nur die Maßnahmen, die in der Ansicht „Maßnahmen“ gefiltert waren.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ganzes Programm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Auszug:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schließen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ohne Profil</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exportprofil</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name des Profils</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Druckfassung</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beratungsfassung mit Zeilennummern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maßnahmentabelle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ein Blatt je Maßnahme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>„V.i.S.d.P.“ ist leer. Gedrucktes braucht Namen und Anschrift.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exportieren nach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zieldatei</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Datei</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ändern …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teile des Auszugs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profil</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ausgabe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gestaltung</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Als Profil merken …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportWishes</name>
    <message>
        <source>„{name}“ wird geschrieben …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>„{name}“ ist geschrieben.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Im Ordner zeigen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FacetButton</name>
    <message>
        <source>Weitere Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weitere Filter (aktiv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ebene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verantwortlich</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Umsetzung</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mit offenen Kommentaren</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unvollständig</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mit Hinweisen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter zurücksetzen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FieldsForm</name>
    <message>
        <source>Felder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feld hinzufügen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feld entfernen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feld nach oben</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feld nach unten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Muss ausgefüllt sein</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Auswahl aus Werten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Datum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person oder Stelle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zahl</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Betrag in Euro</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nichts Besonderes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wer verantwortlich ist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>für wen es ist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wie weit es ist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bis wann</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was es kostet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wie wichtig es ist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>offen, laufend, erledigt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Art</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Werte</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sagt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Höchstens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name des Feldes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neues Feld</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message numerus="yes">
        <source>%Ln Einträge</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln Wörter</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>hier {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leicht</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mittel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>schwer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{words}, Lesbarkeit {index} ({ease})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FileWishes</name>
    <message>
        <source>Dokument einlesen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dokumente ({endings})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Öffnen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Als Vorlage für ein neues</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neu: {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In den Papierkorb</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In Ordner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neuer Ordner …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Aus dem Ordner nehmen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Aus dem Archiv holen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ins Archiv</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neuer Ordner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name des Ordners</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>„{title}“ liegt im Papierkorb.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zurückholen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FindingTree</name>
    <message>
        <source>Hinweise</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FindingsList</name>
    <message>
        <source>Hinweise</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FindingsPane</name>
    <message>
        <source>Hinweise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Auch Entschiedenes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keine Hinweise: Alles wurde sicher erkannt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alle Hinweise sind entschieden.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wählen Sie einen Hinweis: Seine Stelle wird in Original und Gliederung gezeigt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wieder reparieren</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zurücknehmen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>„{word}“ übernehmen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wieder öffnen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So lassen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erledigt</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Alle %Ln zurücknehmen</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Überall den ersten Vorschlag übernehmen</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Alle %Ln als erledigt ablegen</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FurnitureForm</name>
    <message>
        <source>Kopf links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kopf rechts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fuß links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fuß rechts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{titel}, {stand}, {herausgeber}, {seite} und {seiten} werden beim Drucken eingesetzt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platzhalter</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Handbook</name>
    <message>
        <source>Handbuch – Programmwerk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nichts gefunden.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Im Handbuch suchen …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Im Handbuch suchen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inhalt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handbuch</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryPane</name>
    <message>
        <source>Dieser Eintrag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ganzes Programm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wessen Verlauf gezeigt wird</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wiederherstellen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Änderungen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hier steht, wer wann was an diesem Eintrag geändert hat. Bisher hat ihn niemand geändert.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In diesem Programm wurde noch nichts geändert.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zum Eintrag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Das ist der jetzige Stand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stand vom {when}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>IdentityDialog</name>
    <message>
        <source>Wie heißen Sie?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name und Kürzel stehen im Verlauf und bei Kommentaren, damit man sieht, wer was geändert hat. Sie bleiben auf diesem Rechner und können jederzeit geändert werden.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Übernehmen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ohne Namen weiter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kürzel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Tastenkürzel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schließen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KnownDialog</name>
    <message>
        <source>„{title}“ gibt es hier schon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Als eigenes Programm (Kopie) aufnehmen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LanguageWishes</name>
    <message>
        <source>Die Sprache bleibt, wie sie ist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beim nächsten Start spricht das Fenster Englisch. English from the next start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LeftPane</name>
    <message>
        <source>Gliederung</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Angaben zum Programm (Strg+Umschalt+P)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dieses Programm ist noch leer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{level} anlegen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kein Eintrag enthält „{words}“.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kein Eintrag passt zum Filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln Treffer</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Gliederung filtern …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gliederung filtern</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LevelForm</name>
    <message>
        <source>Diese Ebene verwenden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nummer der Ebene darüber voranstellen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Durch das ganze Programm zählen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Namen der Ebene vor der Nummer drucken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Darf übersprungen werden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>die</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>der</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>das</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ohne Nummer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Überschrift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Punkt einer Aufzählung</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Block mit Angaben</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Einzahl</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mehrzahl</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Artikel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nummer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zeichen dazwischen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Im Druck</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Titel höchstens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text höchstens</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LineEdit</name>
    <message>
        <source>Kein Datum. Erwartet wird TT.MM.JJJJ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keine Zahl.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LinkDialog</name>
    <message>
        <source>Verweis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adresse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Übernehmen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LookEditor</name>
    <message>
        <source>Fett</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kursiv</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Silben trennen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Farbe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Textschrift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Titelschrift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linksbündig</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blocksatz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zentriert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schrift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Größe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zeilenabstand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Abstand davor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Abstand danach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ausrichtung</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Der Speicher kann nur gelesen werden. Änderungen sind nicht möglich.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nicht gespeichert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Was Sie zuletzt geschrieben haben, ist nicht gespeichert. Kopieren Sie es, bevor Sie schließen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weiter bearbeiten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trotzdem schließen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MeasuresChart</name>
    <message>
        <source>Bild der Maßnahmen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MeasuresModel</name>
    <message>
        <source>Nr.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maßnahme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handlungsfeld</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Programm</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MeasuresView</name>
    <message>
        <source>Exportieren …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dieses Programm hat noch keine Maßnahmen. Legen Sie in der Gliederung eine an.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maßnahmen filtern …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maßnahmen filtern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verantwortliche Stelle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Umsetzung</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maßnahmen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alle Stellen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jede Umsetzung</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} von {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Im Editor öffnen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kopieren</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Für alle markierten setzen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(leer)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message>
        <source>{origin}. Ihr Programm bleibt, wie es ist, bis Sie „Übernehmen“ wählen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>„{title}“ zusammenführen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Änderungen der anderen Fassung</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Widersprüche</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Was gezeigt wird</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Die Fassungen werden verglichen …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gemeinsamer Stand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Andere Fassung</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Änderungen der anderen Fassung ({count})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Widersprüche ({count})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Als eigenes Programm (Kopie) aufnehmen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Übernehmen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keine Widersprüche. Was Sie selbst geändert haben, bleibt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{open} von {count} noch nicht entschieden; dort gilt, was in der Liste steht.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alle {count} Widersprüche sind entschieden.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> Tasten: Alt+1 meine, Alt+2 die andere, Alt+3 beide.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NewProgrammeDialog</name>
    <message>
        <source>Neues Programm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>zum Beispiel: Integrationskonzept Musterstadt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Titel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anlegen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gliederung</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OutlineDelegate</name>
    <message>
        <source>(ohne Titel)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Titel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Titel eingeben</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OutlineTree</name>
    <message>
        <source>Gliederung</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PageForm</name>
    <message>
        <source>Ränder spiegeln (beidseitiger Druck)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Farbe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>als Tabelle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>als ruhige Zeilen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bezeichnung über dem Wert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Papier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rand innen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rand außen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rand oben</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rand unten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ränder spiegeln</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Textschrift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Titelschrift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schmuckfarbe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linien</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Felder hinterlegen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Felder einer Maßnahme</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PaletteWishes</name>
    <message>
        <source>Programm</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PasswordDialog</name>
    <message>
        <source>„{name}“ ist verschlüsselt. Das Kennwort kennt, wer die Datei gesichert hat.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kennwort eingeben</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kennwort</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Öffnen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PreviewCanvas</name>
    <message>
        <source>Vorschau der Seiten</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PreviewPane</name>
    <message>
        <source>Kleiner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Größer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seitenbreite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gestaltung</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seite {page}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vorschau</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PreviewWishes</name>
    <message>
        <source>Öffnen Sie ein Programm, um seine Seiten zu sehen.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PrintDialog</name>
    <message>
        <source>Drucken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drucken …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schließen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Die Seiten werden gesetzt …</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln Seiten</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Druckfassung</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beratungsfassung mit Zeilennummern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maßnahmentabelle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ein Blatt je Maßnahme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ausgabe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gestaltung</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProgrammeCard</name>
    <message>
        <source>(ohne Titel)</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{scheme} · %Ln Einträge</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProgrammeList</name>
    <message>
        <source>Programme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(ohne Titel)</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{title}
{scheme}, %Ln Einträge</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Neues Programm anlegen (Strg+N)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProgrammePage</name>
    <message>
        <source>Titel des Programms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Untertitel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vorwort</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schlussteil</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Impressum und Angaben</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name und Anschrift; das Pressegesetz verlangt sie auf Gedrucktem.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReplacePane</name>
    <message>
        <source>Groß- und Kleinschreibung</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nur ganze Wörter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In allen Programmen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alle auswählen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ersetzen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suchen nach …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suchen nach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ersetzen durch …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ersetzen durch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fundstellen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nichts gefunden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{ticked} von {hits}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Replacing</name>
    <message>
        <source>Ersetzen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReviewBoard</name>
    <message>
        <source>Original</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erkannte Gliederung</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln Einträge</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewCommands</name>
    <message>
        <source>Ebene ändern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Titel ändern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gliederung ändern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verschieben</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teilen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verbinden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In Text umwandeln</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Aufzählung auflösen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nicht übernehmen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diese Zeile steht schon in der Gliederung. Wählen Sie links eine, die nirgends steht.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zeile übernehmen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jede Zeile des Originals steht in der Gliederung.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reparatur zurücknehmen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wieder reparieren</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vorschlag übernehmen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hinweis ablegen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hinweis wieder öffnen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ebene</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReviewFooter</name>
    <message>
        <source>Neues Programm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wohin das Dokument kommt: in ein neues Programm oder unter einen Eintrag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verwerfen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alles übernehmen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ziel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ziel: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Auswahl übernehmen ({count})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Auswahl übernehmen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReviewHeader</name>
    <message>
        <source> (erkannt)</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Vorwort (%Ln Wörter)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Angaben: {parts}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Textabdeckung {share} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln Wörter stehen nirgends.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Alles ist übernommen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alle Zeilen zeigen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nur diese zeigen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Titel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gliederung</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nur die Zeilen zeigen, die nirgends stehen (Strg+Umschalt+U)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Titel, Vorwort und Angaben im Wortlaut zeigen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReviewTree</name>
    <message>
        <source>Erkannte Gliederung</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReviewWishes</name>
    <message>
        <source>Die Prüfung von „{name}“ ist noch nicht übernommen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prüfung verwerfen?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Die Datei selbst bleibt, wie sie ist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zurück zur Prüfung</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verwerfen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Die Zwischenablage enthält keinen Text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zwischenablage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In „{title}“</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In „{title}“ unter „{entry}“</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln Einträge eingefügt.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Rückgängig</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>„{title}“ ist eingelesen: %Ln Einträge.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Öffnen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Die Prüfung von „{name}“ ist verworfen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zurückholen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SchemeDialog</name>
    <message>
        <source>Gliederung und Felder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Für neue Programme anbieten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Übernehmen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} Nummern ändern sich: {examples}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noch nichts geändert.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Am Text des Programms ändert sich nichts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ohne</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name der Gliederung</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vorlage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vorlage laden …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ebenen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Was sich ändert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} (nicht verwendet)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>In allen Programmen suchen …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In allen Programmen suchen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SearchPane</name>
    <message>
        <source>Suchergebnisse</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln Treffer</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nichts gefunden zu „{words}“.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SheetTabs</name>
    <message>
        <source>Beiblatt</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SidePanes</name>
    <message>
        <source>Hinweise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kommentare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verlauf</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SideSheet</name>
    <message>
        <source>Beiblatt</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SourceView</name>
    <message>
        <source>Original</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SpellingMarks</name>
    <message>
        <source>Vorschläge werden gesucht …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>„{word}“ ist richtig</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keine Vorschläge</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Ein Dokument einlesen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ziehen Sie eine Datei in dieses Fenster oder wählen Sie eine aus. Programmwerk erkennt Kapitel, Ziele und Maßnahmen und zeigt Ihnen alles, bevor etwas gespeichert wird.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word, ODT, RTF, PDF, Webseite, Text, Markdown, Tabelle (XLSX, CSV), Antragsgrün, OpenSlides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dokument wählen …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Aus der Zwischenablage</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StartView</name>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dokument einlesen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word, PDF, ODT, Text; auch hierher ziehen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neues Programm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mit einer Gliederung nach Wahl</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Aus einem früheren</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>als Vorlage übernehmen und ändern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beispiele ansehen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vier erfundene Programme aus Musterstadt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beginnen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weiterschreiben</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Archiv</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noch kein Programm. Beginnen Sie mit einem der vier Wege oben.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StartWishes</name>
    <message>
        <source>Es gibt noch kein Programm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neu: {title}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StoppedPage</name>
    <message>
        <source>Anderes Dokument wählen …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Das geht mit Hilfe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Das ließ sich nicht einlesen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{helper} ist auf diesem Rechner installiert und kann die Datei lesen. Sie bleibt auf Ihrem Rechner und wird nicht verändert.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mit {helper} lesen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StylesForm</name>
    <message>
        <source>Formatvorlage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erster Absatz eines Kapitels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Überschrift: Handlungsfeld, Kapitel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Überschrift: Leitziel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Überschrift: Handlungsziel, Abschnitt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maßnahme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feld: Bezeichnung</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feld: Wert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zeile über Überschriften</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inhalt: Überschrift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inhalt: erste Stufe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inhalt: zweite Stufe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inhalt: dritte Stufe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kopf und Fuß</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fußnote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ort eines Auszugs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Titelseite: Titel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Titelseite: Untertitel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Titelseite: Angaben</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TargetDialog</name>
    <message>
        <source>Wohin mit dem Dokument?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In ein neues Programm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In ein vorhandenes Programm, unter diesen Eintrag:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Die Ebenen passen sich an. Das Vorwort wird ein Eintrag; Titel und Angaben des Dokuments bleiben außen vor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Auswählen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In „{title}“</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In „{title}“ unter „{entry}“</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ganz oben</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Programm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eintrag, unter den das Dokument kommt</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TextWishes</name>
    <message>
        <source>Fußnote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text der Fußnote</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Schließen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Speichert …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gespeichert {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Einlesen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exportieren</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TreeWishes</name>
    <message>
        <source>{new} darunter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rückgängig</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VersionDelegate</name>
    <message>
        <source>der jetzige Stand</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VersionsModel</name>
    <message>
        <source>Heute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heute, der jetzige Stand</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VersionsView</name>
    <message>
        <source>Speichern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wiederherstellen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Löschen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name, etwa „Entwurf 2“</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name der neuen Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versionen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jetzigen Stand als Version speichern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notiz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Früherer Stand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Späterer Stand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speichern Sie links einen Stand unter einem Namen, zum Beispiel vor einer Sitzung. Danach sehen Sie hier Wort für Wort, was sich seither geändert hat.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Von</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>zu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heute</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VersionsWishes</name>
    <message>
        <source>Version „{name}“ ist gespeichert.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Das Programm ist wieder auf dem Stand „{name}“.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rückgängig</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version löschen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Die Version „{name}“ endgültig löschen?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Das Programm selbst bleibt, wie es ist. Diese Version kommt nicht wieder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Behalten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Löschen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WaitingPage</name>
    <message>
        <source>Abbrechen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>„{name}“ wird eingelesen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Die Gliederung wird erkannt …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Die Datei wird gelesen …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>Wortlaut</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>box</name>
    <message>
        <source>beliebig lang</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> Zeichen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>Das ging nicht</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
