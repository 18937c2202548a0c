<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="de_DE">
<context>
    <name>BackupsDialog</name>
    <message numerus="yes">
        <source>%Ln Sicherungen</source>
        <translation>
            <numerusform>%Ln Sicherung</numerusform>
            <numerusform>%Ln Sicherungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BinDialog</name>
    <message numerus="yes">
        <source> mit %Ln Einträgen</source>
        <translation>
            <numerusform> mit %Ln Eintrag</numerusform>
            <numerusform> mit %Ln Einträgen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BranchPage</name>
    <message numerus="yes">
        <source>Hier stehen die ersten %Ln Einträge.</source>
        <translation>
            <numerusform>Hier steht der erste Eintrag.</numerusform>
            <numerusform>Hier stehen die ersten %Ln Einträge.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CommentBubble</name>
    <message numerus="yes">
        <source>%Ln Antworten</source>
        <translation>
            <numerusform>%Ln Antwort</numerusform>
            <numerusform>%Ln Antworten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CommentsPane</name>
    <message numerus="yes">
        <source>%Ln weitere zeigen</source>
        <translation>
            <numerusform>%Ln weiteren zeigen</numerusform>
            <numerusform>%Ln weitere zeigen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message numerus="yes">
        <source>%Ln Einträge</source>
        <translation>
            <numerusform>%Ln Eintrag</numerusform>
            <numerusform>%Ln Einträge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln Wörter</source>
        <translation>
            <numerusform>%Ln Wort</numerusform>
            <numerusform>%Ln Wörter</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindingsPane</name>
    <message numerus="yes">
        <source>Alle %Ln zurücknehmen</source>
        <translation>
            <numerusform>%Ln zurücknehmen</numerusform>
            <numerusform>Alle %Ln zurücknehmen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Alle %Ln als erledigt ablegen</source>
        <translation>
            <numerusform>%Ln als erledigt ablegen</numerusform>
            <numerusform>Alle %Ln als erledigt ablegen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Incoming</name>
    <message numerus="yes">
        <source>Noch %Ln Dokumente warten: {names}.</source>
        <translation>
            <numerusform>Noch %Ln Dokument wartet: {names}.</numerusform>
            <numerusform>Noch %Ln Dokumente warten: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nach dieser Prüfung warten noch %Ln Dokumente: {names}.</source>
        <translation>
            <numerusform>Nach dieser Prüfung wartet noch %Ln Dokument: {names}.</numerusform>
            <numerusform>Nach dieser Prüfung warten noch %Ln Dokumente: {names}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LeftPane</name>
    <message numerus="yes">
        <source>%Ln Treffer</source>
        <translation>
            <numerusform>%Ln Treffer</numerusform>
            <numerusform>%Ln Treffer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MeasuresTable</name>
    <message numerus="yes">
        <source>%Ln Zellen bleiben leer: Ihr Programm hat dieses Feld nicht.</source>
        <translation>
            <numerusform>%Ln Zelle bleibt leer: Ihr Programm hat dieses Feld nicht.</numerusform>
            <numerusform>%Ln Zellen bleiben leer: Ihr Programm hat dieses Feld nicht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln Zellen bleiben, wie sie sind: Nummern und Namen folgen der Gliederung.</source>
        <translation>
            <numerusform>%Ln Zelle bleibt, wie sie ist: Nummern und Namen folgen der Gliederung.</numerusform>
            <numerusform>%Ln Zellen bleiben, wie sie sind: Nummern und Namen folgen der Gliederung.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message numerus="yes">
        <source>Alle %Ln Widersprüche sind entschieden.</source>
        <translation>
            <numerusform>Der Widerspruch ist entschieden.</numerusform>
            <numerusform>Alle %Ln Widersprüche sind entschieden.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OwnWordsDialog</name>
    <message numerus="yes">
        <source>%Ln Wörter sind noch nicht dabei. Mit der Eingabetaste kommen sie dazu.</source>
        <translation>
            <numerusform>Dieses Wort ist noch nicht dabei. Mit der Eingabetaste kommt es dazu.</numerusform>
            <numerusform>%Ln Wörter sind noch nicht dabei. Mit der Eingabetaste kommen sie dazu.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln Wörter</source>
        <translation>
            <numerusform>%Ln Wort</numerusform>
            <numerusform>%Ln Wörter</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProgrammeCard</name>
    <message numerus="yes">
        <source>{scheme} · %Ln Einträge</source>
        <translation>
            <numerusform>{scheme} · %Ln Eintrag</numerusform>
            <numerusform>{scheme} · %Ln Einträge</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProgrammeList</name>
    <message numerus="yes">
        <source>{title}
{scheme}, %Ln Einträge</source>
        <translation>
            <numerusform>{title}
{scheme}, %Ln Eintrag</numerusform>
            <numerusform>{title}
{scheme}, %Ln Einträge</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PurgeDialog</name>
    <message numerus="yes">
        <source>%Ln Einträge endgültig löschen?</source>
        <translation>
            <numerusform>%Ln Eintrag endgültig löschen?</numerusform>
            <numerusform>%Ln Einträge endgültig löschen?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Replacing</name>
    <message numerus="yes">
        <source>%Ln Stellen ersetzt.</source>
        <translation>
            <numerusform>%Ln Stelle ersetzt.</numerusform>
            <numerusform>%Ln Stellen ersetzt.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewBoard</name>
    <message numerus="yes">
        <source>%Ln Einträge</source>
        <translation>
            <numerusform>%Ln Eintrag</numerusform>
            <numerusform>%Ln Einträge</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewHeader</name>
    <message numerus="yes">
        <source>Vorwort (%Ln Wörter)</source>
        <translation>
            <numerusform>Vorwort (%Ln Wort)</numerusform>
            <numerusform>Vorwort (%Ln Wörter)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln Wörter stehen nirgends.</source>
        <translation>
            <numerusform>%Ln Wort steht nirgends.</numerusform>
            <numerusform>%Ln Wörter stehen nirgends.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewWishes</name>
    <message numerus="yes">
        <source>%Ln Einträge eingefügt.</source>
        <translation>
            <numerusform>%Ln Eintrag eingefügt.</numerusform>
            <numerusform>%Ln Einträge eingefügt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>„{title}“ ist eingelesen: %Ln Einträge.</source>
        <translation>
            <numerusform>„{title}“ ist eingelesen: %Ln Eintrag.</numerusform>
            <numerusform>„{title}“ ist eingelesen: %Ln Einträge.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SchemeDialog</name>
    <message numerus="yes">
        <source>%Ln Nummern ändern sich: {examples}</source>
        <translation>
            <numerusform>%Ln Nummer ändert sich: {examples}</numerusform>
            <numerusform>%Ln Nummern ändern sich: {examples}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchPane</name>
    <message numerus="yes">
        <source>%Ln Treffer</source>
        <translation>
            <numerusform>%Ln Treffer</numerusform>
            <numerusform>%Ln Treffer</numerusform>
        </translation>
    </message>
</context>
</TS>
