# Makes a double click on a .programm file open Programmwerk, for this user only.
$program = Resolve-Path (Join-Path $PSScriptRoot "..\..\..\programmwerk.exe") -ErrorAction SilentlyContinue
if (-not $program) { Write-Error "programmwerk.exe wurde nicht gefunden."; exit 2 }
$classes = "HKCU:\Software\Classes"
New-Item -Path "$classes\.programm" -Value "Programmwerk.Programm" -Force | Out-Null
New-Item -Path "$classes\Programmwerk.Programm" -Value "Programmwerk-Programm" -Force | Out-Null
New-Item -Path "$classes\Programmwerk.Programm\shell\open\command" -Value "`"$program`" `"%1`"" -Force | Out-Null
Write-Output "Dateien mit der Endung .programm öffnen sich jetzt mit $program."
