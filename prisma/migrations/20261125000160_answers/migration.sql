-- The day that more time was granted until, and what a person whom a client named is to be written to about.

-- AlterTable
ALTER TABLE "HelpRequest" ADD COLUMN     "grantedOn" DATE;

-- AlterTable
ALTER TABLE "ContactProposal" ADD COLUMN     "role" "ContactRole" NOT NULL DEFAULT 'bill_to';
