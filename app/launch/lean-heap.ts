import { setFlagsFromString } from 'node:v8'

// Left alone, V8 lets what has died pile up to several times what lives before it looks: a third of the memory of an import was alive.
// It looks when the heap has grown by two fifths instead, for some percent more work.
setFlagsFromString('--heap-growing-percent=40')
