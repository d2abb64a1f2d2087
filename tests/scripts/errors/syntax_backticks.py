print(`x`)
