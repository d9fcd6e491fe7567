// The words that published lists of stolen passwords are made of, by their stems: what is left when case, digits and signs around it
// are taken away and the usual digits for letters are read as letters. Written down by hand from what all such lists have in common.
const words = `
password passwort passwd passphrase motdepasse contrasena contraseña senha parola wachtwoord haslo losenord adgangskode salasana
letmein welcome willkommen bienvenue bienvenido login signin master administrator admin adminadmin root toor guest test testtest
testing tester user username changeme changeit default secret topsecret access account private security server system temporary temp
computer internet windows samsung google facebook twitter linkedin youtube amazon microsoft apple iphone android whatsapp instagram
qwerty qwertyuiop qwertyui qwertz qwertzuiop azerty azertyuiop asdfghjkl asdfghjk asdfasdf asdfqwer zxcvbnm zxcvbnmasdf qazwsx
qazwsxedc qwerasdf qweasdzxc qweqweqwe asdasdasd zaqxsw poiuytrewq mnbvcxz lkjhgfdsa abcdefg abcdefgh abcdefghi abcabcabc
iloveyou iloveu loveyou lovelove lovely mylove forever princess sunshine baseball football basketball superman batman spiderman
starwars pokemon dragon monkey shadow michael jennifer jessica jordan michelle charlie andrew daniel matthew joshua ashley nicole
thomas robert anthony william hannah amanda samantha danielle christian alexander alexandra benjamin elizabeth victoria sebastian
trustno trustnoone whatever freedom computerx hello helloworld hellohello goodbye startup summer winter spring autumn fall january
february march april june july august september october november december monday tuesday wednesday thursday friday saturday sunday
liverpool chelsea arsenal manchester barcelona realmadrid juventus bayern yankees lakers cowboys steelers eagles patriots packers
corvette mercedes ferrari porsche mustang harley yamaha hondacivic chocolate cheesecake butterfly flower sunflower strawberry banana
blueberry cookie cupcake pumpkin peanut ginger pepper coffee killer hunter ranger soccer hockey tennis golfer player gamer warrior
master dragonball naruto metallica nirvana slipknot blink eminem beatles midnight moonlight rainbow phoenix diamond silver golden
money business company office invoice invoices billing payment payments finance accounting bookkeeper customer client dunwell
cheese maggie buster daisy bailey tigger snoopy mickey minnie scooby garfield pussycat biteme fuckyou fuckoff asshole
newyork london paris berlin america england france germany canada australia jesus jesuschrist godislove blessed heaven angel angels
computerpassword mypassword thepassword newpassword oldpassword passpass letmeinnow openup opensesame sesame abracadabra nothing
something anything everything nobody somebody correcthorsebatterystaple
`

export const commonStems: ReadonlySet<string> = new Set(words.split(/\s+/).filter(Boolean))
